INSERT INTO unit (id, entity, name, digest) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET
    entity = excluded.entity,
    name = excluded.name,
    digest = excluded.digest
