SELECT unit, id, group_code, label, digest FROM subject WHERE unit = ?1 AND id = ?2
