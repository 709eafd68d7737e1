-- A village's list, the newest first, with the columns that a list shows; a name whose retention has ended is not read.
SELECT record_id, period, CASE WHEN names_until < $7 THEN NULL ELSE name END, amount_fen, band, quantity, unit,
       standard_fen, pay_date, status, withdrawn
FROM portal_payment
WHERE region = $1
  AND program = $2
  AND year = $3
  AND (pay_date, record_id) < ($4, $5)
ORDER BY pay_date DESC, record_id DESC
LIMIT $6
