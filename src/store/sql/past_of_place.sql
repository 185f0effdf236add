-- The answers of one place, and the flags and evidence that may be about its item: ?5 is its code as JSON writes it.
SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
WHERE unit = ?1 AND item = ?2 AND subject IS ?3 AND thing = 'answer' AND seq < ?4
UNION ALL
SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
WHERE unit = ?1 AND item IS NULL AND subject IS NULL AND seq < ?4
    AND (
        thing = 'flag' AND detail = ?2
        OR thing = 'evidence' AND INSTR(COALESCE(before, '') || COALESCE(after, ''), ?5) > 0
    )
ORDER BY seq DESC
LIMIT ?6
