SELECT s.case_id, s.number, c.look_up, s.sealed
FROM complain_said s
JOIN complain_case c ON c.id = s.case_id
WHERE s.pushed = 0 AND s.internal = 0
ORDER BY s.case_id, s.number
LIMIT $1
