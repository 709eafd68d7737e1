SELECT record_id, version, number, project, region, pay_date, payee, purpose, amount_fen, voucher_kind,
       published_at, withdrawn, leaf
FROM portal_expenditure
WHERE record_id = $1
