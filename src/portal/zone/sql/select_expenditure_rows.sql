SELECT record_id, CAST(version AS TEXT), number, project, CAST(region AS TEXT), CAST(pay_date AS TEXT), payee,
       purpose, CAST(amount_fen AS TEXT), voucher_kind, CAST(published_at AS TEXT), withdrawn, CAST(leaf AS TEXT)
FROM portal_expenditure
WHERE record_id > $1
ORDER BY record_id
LIMIT $2
