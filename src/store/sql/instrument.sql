SELECT toml FROM instrument WHERE digest = ?1
