SELECT unit, id, group_code, label, digest FROM subject
