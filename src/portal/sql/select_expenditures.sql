SELECT record_id, version, number, project, region, pay_date, payee, purpose, amount_fen, voucher_kind,
       published_at, withdrawn, leaf
FROM portal_expenditure
WHERE project = $1
ORDER BY pay_date, record_id
