DELETE FROM answer WHERE unit = ?1 AND item = ?2 AND subject = ?3
