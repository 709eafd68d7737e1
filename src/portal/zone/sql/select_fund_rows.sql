SELECT record_id, CAST(version AS TEXT), kind, number, parent, program, CAST(year AS TEXT), from_org, to_org, level,
       CAST(on_date AS TEXT), CAST(amount_fen AS TEXT), CAST(published_at AS TEXT), withdrawn, CAST(leaf AS TEXT)
FROM portal_fund
WHERE record_id > $1
ORDER BY record_id
LIMIT $2
