SELECT record_id, region, name
FROM portal_project
WHERE withdrawn IS NULL
ORDER BY region, record_id
