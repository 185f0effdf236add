-- Counts the units that answers or subjects name and that are not there: a flipped bit in a key hides its rows from every
-- query by unit. Steps from unit to unit, so that it costs one look-up per unit and not one per answer.
WITH RECURSIVE
    answered (unit) AS (
        SELECT MIN(unit) FROM answer
        UNION ALL
        SELECT (SELECT MIN(answer.unit) FROM answer WHERE answer.unit > answered.unit)
        FROM answered
        WHERE answered.unit IS NOT NULL
    ),
    asked (unit) AS (
        SELECT MIN(unit) FROM subject
        UNION ALL
        SELECT (SELECT MIN(subject.unit) FROM subject WHERE subject.unit > asked.unit)
        FROM asked
        WHERE asked.unit IS NOT NULL
    )
SELECT
    (SELECT COUNT(*) FROM answered WHERE unit IS NOT NULL AND unit NOT IN (SELECT id FROM unit))
    + (SELECT COUNT(*) FROM asked WHERE unit IS NOT NULL AND unit NOT IN (SELECT id FROM unit))
