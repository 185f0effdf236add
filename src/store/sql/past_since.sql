SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
WHERE unit = ?1 AND item IS NOT NULL AND thing = 'answer' AND at >= ?2
ORDER BY seq
