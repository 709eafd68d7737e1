SELECT g.name, g.department, o.day, o.odd, count(*), count(DISTINCT o.case_id)
FROM complain_opening o
JOIN guard_officer g ON g.id = o.officer_id
JOIN complain_overseer w ON w.case_id = o.case_id AND w.officer_id = $1
WHERE o.odd <> '' AND o.officer_id <> $1 AND o.day >= $2
GROUP BY o.officer_id, g.name, g.department, o.day, o.odd
ORDER BY o.day DESC, o.officer_id, o.odd
LIMIT 300
