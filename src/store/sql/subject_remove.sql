DELETE FROM subject WHERE unit = ?1 AND id = ?2
