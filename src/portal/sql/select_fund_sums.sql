SELECT program, year, kind, COALESCE(level, ''), COUNT(*), CAST(sum(amount_fen) AS {integer})
FROM portal_fund
WHERE withdrawn IS NULL
GROUP BY program, year, kind, COALESCE(level, '')
ORDER BY program, year, kind, COALESCE(level, '')
