SELECT c.id, c.report, k.sealed
FROM complain_case c
JOIN complain_key k ON k.case_id = c.id AND k.officer_id = $1
WHERE c.stage = 'received' AND c.kind = '' AND c.id > $2
ORDER BY c.id
LIMIT $3
