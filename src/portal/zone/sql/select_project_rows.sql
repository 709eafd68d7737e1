SELECT record_id, CAST(version AS TEXT), number, program, CAST(year AS TEXT), name, CAST(region AS TEXT),
       CAST(planned_fen AS TEXT), level, owner, contractor, contractor_code, tender, CAST(contract_fen AS TEXT),
       CAST(start_date AS TEXT), CAST(end_date AS TEXT), progress, CAST(published_at AS TEXT), withdrawn,
       CAST(leaf AS TEXT)
FROM portal_project
WHERE record_id > $1
ORDER BY record_id
LIMIT $2
