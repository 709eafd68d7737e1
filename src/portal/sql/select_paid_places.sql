-- Where an appropriation went: rows with exact amounts, and rows shown as a band only.
SELECT region, COUNT(*), COUNT(amount_fen), CAST(COALESCE(sum(amount_fen), 0) AS {integer})
FROM portal_payment
WHERE appropriation = $1
  AND program = $2
  AND withdrawn IS NULL
GROUP BY region
ORDER BY region
