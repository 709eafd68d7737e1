SELECT program, CAST(year AS TEXT), kind, number, CAST(people AS TEXT)
FROM portal_fund_people
ORDER BY program, year, kind, number
