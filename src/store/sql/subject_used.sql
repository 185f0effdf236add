SELECT EXISTS (SELECT 1 FROM answer WHERE unit = ?1 AND subject = ?2)
