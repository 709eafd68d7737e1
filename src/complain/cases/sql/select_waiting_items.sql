SELECT s.case_id AS case_id, s.number AS number, c.look_up AS look_up, s.sealed AS sealed
FROM complain_said s
JOIN complain_case c ON c.id = s.case_id
WHERE s.pushed = 0 AND s.internal = 0
UNION ALL
SELECT 0, number, look_up, sealed FROM complain_answer
ORDER BY case_id, number, look_up
LIMIT $1
