SELECT digest, toml FROM instrument WHERE digest = ?1
