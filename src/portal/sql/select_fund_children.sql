SELECT record_id, version, kind, number, parent, program, year, from_org, to_org, level, on_date, amount_fen,
       published_at, withdrawn, leaf
FROM portal_fund
WHERE kind = $1
  AND parent = $2
  AND program = $3
ORDER BY on_date, number, record_id
