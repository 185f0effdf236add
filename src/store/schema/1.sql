-- First schema. Released files have it: never edit this file, add the next one.

CREATE TABLE instrument (
    digest BLOB NOT NULL PRIMARY KEY CHECK (LENGTH(digest) = 32),
    toml   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the round is called and which instrument it uses. The digest of this row, as of every other, covers its content:
-- SQLite's own checks do not see a flipped bit.
CREATE TABLE round (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    title      TEXT NOT NULL,
    year       INTEGER NOT NULL CHECK (year BETWEEN 0 AND 65535),
    example    INTEGER NOT NULL CHECK (example IN (0, 1)),
    instrument BLOB NOT NULL REFERENCES instrument (digest),
    digest     BLOB NOT NULL CHECK (LENGTH(digest) = 32)
) STRICT;

CREATE TABLE entity (
    id       BLOB NOT NULL PRIMARY KEY CHECK (LENGTH(id) = 16),
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    province TEXT NOT NULL,
    digest   BLOB NOT NULL CHECK (LENGTH(digest) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id     BLOB NOT NULL PRIMARY KEY CHECK (LENGTH(id) = 16),
    entity BLOB NOT NULL REFERENCES entity (id),
    name   TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (LENGTH(digest) = 32),
    UNIQUE (entity, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
    unit       BLOB NOT NULL REFERENCES unit (id),
    id         BLOB NOT NULL CHECK (LENGTH(id) = 16),
    group_code TEXT NOT NULL,
    label      TEXT NOT NULL,
    digest     BLOB NOT NULL CHECK (LENGTH(digest) = 32),
    PRIMARY KEY (unit, id),
    UNIQUE (unit, group_code, label)
) STRICT, WITHOUT ROWID;

-- The answers of a unit lie together, so that one range of pages brings them. An item asked once per unit has an empty
-- subject, because a key holds no NULL. The response is NULL while there is only a note.
CREATE TABLE answer (
    unit        BLOB NOT NULL REFERENCES unit (id),
    item        TEXT NOT NULL,
    subject     BLOB NOT NULL CHECK (LENGTH(subject) IN (0, 16)),
    response    TEXT,
    note        TEXT NOT NULL,
    item_digest BLOB NOT NULL CHECK (LENGTH(item_digest) = 32),
    digest      BLOB NOT NULL CHECK (LENGTH(digest) = 32),
    PRIMARY KEY (unit, item, subject)
) STRICT, WITHOUT ROWID;

-- One row per edit. `thing` says what the content is; entity, unit, subject and item say which one. No content before means
-- that it was added, none after that it was removed.
CREATE TABLE history (
    seq     INTEGER NOT NULL PRIMARY KEY,
    edit    BLOB NOT NULL UNIQUE CHECK (LENGTH(edit) = 16),
    at      INTEGER NOT NULL,
    who     TEXT NOT NULL,
    thing   TEXT NOT NULL CHECK (thing IN ('round', 'entity', 'unit', 'subject', 'answer')),
    entity  BLOB CHECK (LENGTH(entity) = 16),
    unit    BLOB CHECK (LENGTH(unit) = 16),
    subject BLOB CHECK (LENGTH(subject) = 16),
    item    TEXT,
    before  TEXT,
    after   TEXT,
    digest  BLOB NOT NULL CHECK (LENGTH(digest) = 32)
) STRICT;

CREATE INDEX history_of_unit ON history (unit, item, subject) WHERE unit IS NOT NULL;
