SELECT EXISTS (SELECT 1 FROM entity WHERE code = ?2 AND id <> ?1)
