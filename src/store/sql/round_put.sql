INSERT INTO round (id, title, year, example, instrument, digest) VALUES (1, ?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
    title = excluded.title,
    year = excluded.year,
    example = excluded.example,
    instrument = excluded.instrument,
    digest = excluded.digest
