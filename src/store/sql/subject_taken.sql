SELECT EXISTS (SELECT 1 FROM subject WHERE unit = ?1 AND group_code = ?3 AND label = ?4 AND id <> ?2)
