INSERT INTO instrument (digest, toml) VALUES (?1, ?2)
