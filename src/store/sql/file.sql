SELECT digest, bytes FROM file WHERE digest = ?1
