SELECT CAST(region AS TEXT), program, CAST(year AS TEXT), CAST(people AS TEXT)
FROM portal_people
ORDER BY region, program, year
