SELECT id, entity, name, digest FROM unit WHERE id = ?1
