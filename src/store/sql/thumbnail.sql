SELECT thumbnail_digest, thumbnail FROM file WHERE digest = ?1
