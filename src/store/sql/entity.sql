SELECT id, code, name, kind, province, follow_up, digest FROM entity WHERE id = ?1
