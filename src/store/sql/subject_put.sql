INSERT INTO subject (unit, id, group_code, label, digest) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (unit, id) DO UPDATE SET
    group_code = excluded.group_code,
    label = excluded.label,
    digest = excluded.digest
