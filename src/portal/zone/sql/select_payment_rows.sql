SELECT record_id, CAST(version AS TEXT), program, CAST(year AS TEXT), period, CAST(period_from AS TEXT),
       CAST(region AS TEXT), appropriation, name, CAST(amount_fen AS TEXT), band, CAST(quantity AS TEXT), unit,
       CAST(standard_fen AS TEXT), CAST(pay_date AS TEXT), status, CAST(published_at AS TEXT),
       CAST(names_until AS TEXT), withdrawn, CAST(leaf AS TEXT)
FROM portal_payment
WHERE record_id > $1
ORDER BY record_id
LIMIT $2
