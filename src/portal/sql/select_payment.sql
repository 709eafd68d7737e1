SELECT record_id, version, program, year, period, region, appropriation,
       CASE WHEN names_until < $2 THEN NULL ELSE name END, amount_fen, band, quantity, unit, standard_fen,
       pay_date, status, published_at, withdrawn, leaf
FROM portal_payment
WHERE record_id = $1
