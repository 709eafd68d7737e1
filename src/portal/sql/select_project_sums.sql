SELECT p.program, p.year, COUNT(*), CAST(COALESCE(sum(e.spent), 0) AS {integer}),
       CAST(sum(CASE WHEN p.progress IN ('100', '100%', '已完工', '已竣工') THEN 1 ELSE 0 END) AS {integer})
FROM portal_project p
LEFT JOIN (
    SELECT project, sum(amount_fen) AS spent
    FROM portal_expenditure
    WHERE withdrawn IS NULL
    GROUP BY project
) e ON e.project = p.number
WHERE p.withdrawn IS NULL
GROUP BY p.program, p.year
ORDER BY p.program, p.year
