-- The same as strays.sql for what is kept besides answers, which older files have no table for.
WITH RECURSIVE
    detailed (unit) AS (
        SELECT MIN(unit) FROM detail
        UNION ALL
        SELECT (SELECT MIN(detail.unit) FROM detail WHERE detail.unit > detailed.unit)
        FROM detailed
        WHERE detailed.unit IS NOT NULL
    )
SELECT COUNT(*) FROM detailed WHERE unit IS NOT NULL AND unit NOT IN (SELECT id FROM unit)
