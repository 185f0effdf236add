SELECT id, code, name, kind, province, digest FROM entity
