-- The same for all subjects of an item. ?3 is not used here.
SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
WHERE unit = ?1 AND item = ?2 AND thing = 'answer' AND seq < ?4
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
