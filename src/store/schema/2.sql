-- Entities say whether they have followed up the products of oversight, and a round may move to another instrument.
-- Released files have this schema: never edit this file, add the next one.

ALTER TABLE entity ADD COLUMN follow_up TEXT CHECK (follow_up IN ('selesai', 'belum'));

-- The words of a CHECK cannot be changed in place. Its content is the digest of the instrument's text, which stays in its table.
CREATE TABLE history_2 (
    seq     INTEGER NOT NULL PRIMARY KEY,
    edit    BLOB NOT NULL UNIQUE CHECK (LENGTH(edit) = 16),
    at      INTEGER NOT NULL,
    who     TEXT NOT NULL,
    thing   TEXT NOT NULL CHECK (thing IN ('round', 'instrument', 'entity', 'unit', 'subject', 'answer')),
    entity  BLOB CHECK (LENGTH(entity) = 16),
    unit    BLOB CHECK (LENGTH(unit) = 16),
    subject BLOB CHECK (LENGTH(subject) = 16),
    item    TEXT,
    before  TEXT,
    after   TEXT,
    digest  BLOB NOT NULL CHECK (LENGTH(digest) = 32)
) STRICT;

INSERT INTO history_2 (seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest)
SELECT seq, edit, at, who, thing, entity, unit, subject, item, before, after, digest
FROM history
ORDER BY seq;

DROP TABLE history;

ALTER TABLE history_2 RENAME TO history;

CREATE INDEX history_of_unit ON history (unit, item, subject) WHERE unit IS NOT NULL;
