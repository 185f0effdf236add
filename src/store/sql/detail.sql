SELECT unit, thing, key, content, digest FROM detail WHERE unit = ?1 AND thing = ?2 AND key = ?3
