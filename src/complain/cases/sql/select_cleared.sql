SELECT d.case_id
FROM complain_cleared d
JOIN complain_case c ON c.id = d.case_id
JOIN complain_key k ON k.case_id = c.id AND k.officer_id = $2
WHERE d.clearing_id = $1 AND c.stage = 'not_accepted'
ORDER BY d.case_id
LIMIT $3
