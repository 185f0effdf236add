SELECT id, entity, name, digest FROM unit
