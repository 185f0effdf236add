INSERT INTO answer (unit, item, subject, response, note, item_digest, digest)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (unit, item, subject) DO UPDATE SET
    response = excluded.response,
    note = excluded.note,
    item_digest = excluded.item_digest,
    digest = excluded.digest
