SELECT EXISTS (SELECT 1 FROM unit WHERE entity = ?2 AND name = ?3 AND id <> ?1)
