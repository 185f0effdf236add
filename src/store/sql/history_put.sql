INSERT INTO history (edit, at, who, thing, entity, unit, subject, item, before, after, digest, detail, step)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
