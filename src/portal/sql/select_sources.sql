SELECT record_id, version, kind, number, parent, program, year, from_org, to_org, level, on_date, amount_fen,
       published_at, withdrawn, leaf
FROM portal_fund
WHERE kind = 'source'
  AND program = $1
  AND year = $2
ORDER BY on_date, number, record_id
