SELECT
    EXISTS (SELECT 1 FROM subject WHERE unit = ?1)
    OR EXISTS (SELECT 1 FROM answer WHERE unit = ?1)
    OR EXISTS (SELECT 1 FROM detail WHERE unit = ?1)
