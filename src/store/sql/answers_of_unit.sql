SELECT unit, item, subject, response, note, item_digest, digest FROM answer WHERE unit = ?1
