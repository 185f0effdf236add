SELECT unit, thing, key, content, digest FROM detail
