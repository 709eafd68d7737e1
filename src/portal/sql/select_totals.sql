-- One row for each place, program and year; people of the busiest period stand in where no count over the year came.
SELECT t.region, t.program, t.year,
       CAST(sum(t.rows_count) AS {integer}), CAST(sum(t.amount_fen) AS {integer}),
       CAST(sum(t.returned_fen) AS {integer}), CAST(sum(t.transit_fen) AS {integer}), max(t.people)
FROM portal_total t
GROUP BY t.region, t.program, t.year
ORDER BY t.region, t.program, t.year
