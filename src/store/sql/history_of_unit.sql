SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest
FROM history
WHERE unit = ?1
ORDER BY seq
