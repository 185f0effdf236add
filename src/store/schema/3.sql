-- Visits, interviews, evidence, flags, last time's answers; and steps, so that what was done can be undone after the program
-- has been closed. Released files have this schema: never edit this file, add the next one.

-- What is kept of a unit besides its answers, one row a thing, its content as JSON. The key is the item's code, an identity, or
-- empty where a unit has only one.
CREATE TABLE detail (
    unit    BLOB NOT NULL REFERENCES unit (id),
    thing   TEXT NOT NULL CHECK (thing IN ('flag', 'visit', 'interview', 'person', 'evidence', 'earlier')),
    key     TEXT NOT NULL,
    content TEXT NOT NULL,
    digest  BLOB NOT NULL CHECK (LENGTH(digest) = 32),
    PRIMARY KEY (unit, thing, key)
) STRICT, WITHOUT ROWID;

-- Files of evidence by the SHA-256 of their bytes, which is what evidence names. The thumbnail stands first, so that reading it
-- does not read the whole file; its digest is kept because it is no part of the name.
CREATE TABLE file (
    id               INTEGER NOT NULL PRIMARY KEY,
    digest           BLOB NOT NULL UNIQUE CHECK (LENGTH(digest) = 32),
    thumbnail_digest BLOB NOT NULL CHECK (LENGTH(thumbnail_digest) = 32),
    thumbnail        BLOB NOT NULL,
    bytes            BLOB NOT NULL
) STRICT;

-- The words of a CHECK cannot be changed in place. `detail` is the key of the thing where item and subject do not say it.
-- `step` stands at the first edit of a step of work: its name, how many edits it has, what it takes back.
CREATE TABLE history_3 (
    seq     INTEGER NOT NULL PRIMARY KEY,
    edit    BLOB NOT NULL UNIQUE CHECK (LENGTH(edit) = 16),
    at      INTEGER NOT NULL,
    who     TEXT NOT NULL,
    thing   TEXT NOT NULL CHECK (thing IN (
        'round', 'instrument', 'entity', 'unit', 'subject', 'answer',
        'flag', 'visit', 'interview', 'person', 'evidence', 'earlier'
    )),
    entity  BLOB CHECK (LENGTH(entity) = 16),
    unit    BLOB CHECK (LENGTH(unit) = 16),
    subject BLOB CHECK (LENGTH(subject) = 16),
    item    TEXT,
    before  TEXT,
    after   TEXT,
    digest  BLOB NOT NULL CHECK (LENGTH(digest) = 32),
    detail  TEXT,
    step    TEXT
) STRICT;

INSERT INTO history_3 (seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest)
SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest
FROM history
ORDER BY seq;

DROP TABLE history;

ALTER TABLE history_3 RENAME TO history;

CREATE INDEX history_of_unit ON history (unit, item, subject) WHERE unit IS NOT NULL;
CREATE INDEX history_of_step ON history (seq) WHERE step IS NOT NULL;
