SELECT record_id, version, kind, number, parent, program, year, from_org, to_org, level, on_date, amount_fen,
       published_at, withdrawn, leaf
FROM portal_fund
WHERE record_id = $1
