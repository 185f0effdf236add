INSERT INTO instrument (digest, toml) VALUES (?1, ?2)
ON CONFLICT (digest) DO UPDATE SET toml = excluded.toml
