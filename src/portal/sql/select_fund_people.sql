-- Of two years the larger count: their persons may be the same.
SELECT kind, number, CAST(MAX(people) AS {integer})
FROM portal_fund_people
WHERE program = $1
GROUP BY kind, number
