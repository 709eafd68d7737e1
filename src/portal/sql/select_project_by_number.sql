SELECT record_id, version, number, program, year, name, region, planned_fen, level, owner, contractor,
       tender, contract_fen, start_date, end_date, progress, published_at, withdrawn, leaf
FROM portal_project
WHERE number = $1
ORDER BY record_id
LIMIT 1
