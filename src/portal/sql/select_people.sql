SELECT region, program, year, people
FROM portal_people
ORDER BY region, program, year
