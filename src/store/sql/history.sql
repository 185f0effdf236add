SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
ORDER BY seq
