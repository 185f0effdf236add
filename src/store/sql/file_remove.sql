DELETE FROM file WHERE digest = ?1
