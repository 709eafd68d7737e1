SELECT record_id, version, number, program, year, name, region, planned_fen, level, owner, contractor,
       tender, contract_fen, start_date, end_date, progress, published_at, withdrawn, leaf
FROM portal_project
WHERE region BETWEEN $1 AND $2
  AND ($3 IS NULL OR program = $3)
  AND (region, record_id) > ($4, $5)
ORDER BY region, record_id
LIMIT $6
