SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
WHERE step IS NOT NULL AND seq <= ?1
ORDER BY seq DESC
LIMIT 1
