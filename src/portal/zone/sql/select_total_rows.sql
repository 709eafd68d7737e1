SELECT CAST(region AS TEXT), program, CAST(year AS TEXT), period, CAST(rows_count AS TEXT), CAST(people AS TEXT),
       CAST(amount_fen AS TEXT), CAST(returned_fen AS TEXT), CAST(transit_fen AS TEXT)
FROM portal_total
ORDER BY region, program, year, period
