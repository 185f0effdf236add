SELECT unit, thing, key, content, digest FROM detail WHERE unit = ?1
