INSERT INTO entity (id, code, name, kind, province, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
    code = excluded.code,
    name = excluded.name,
    kind = excluded.kind,
    province = excluded.province,
    digest = excluded.digest
