SELECT digest, toml FROM instrument
