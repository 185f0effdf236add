INSERT INTO detail (unit, thing, key, content, digest) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (unit, thing, key) DO UPDATE SET content = excluded.content, digest = excluded.digest
