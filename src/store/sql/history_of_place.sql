SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step
FROM history
WHERE unit = ?1 AND item = ?2 AND subject IS ?3 AND thing = 'answer'
ORDER BY seq
