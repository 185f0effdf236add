INSERT INTO file (digest, thumbnail_digest, thumbnail, bytes) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (digest) DO NOTHING
