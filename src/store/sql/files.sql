SELECT digest, thumbnail_digest, thumbnail, bytes FROM file
