SELECT
    EXISTS (SELECT 1 FROM answer WHERE unit = ?1 AND subject = ?2)
    OR EXISTS (SELECT 1 FROM detail WHERE unit = ?1 AND thing IN ('interview', 'person') AND key = ?3)
