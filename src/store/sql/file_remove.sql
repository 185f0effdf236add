-- Not while another record shows it.
DELETE FROM file
WHERE
    digest = ?1
    AND NOT EXISTS (SELECT 1 FROM detail WHERE thing = 'evidence' AND JSON_EXTRACT(content, '$.file') = ?2)
