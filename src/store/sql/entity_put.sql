INSERT INTO entity (id, code, name, kind, province, follow_up, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    code = excluded.code,
    name = excluded.name,
    kind = excluded.kind,
    province = excluded.province,
    follow_up = excluded.follow_up,
    digest = excluded.digest
