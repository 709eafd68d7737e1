SELECT c.id, c.number, c.stage, c.kind, c.place, c.received_at, c.due_day, c.handler
FROM complain_key k
JOIN complain_case c ON c.id = k.case_id
WHERE k.officer_id = $1 AND (k.due_day, k.case_id) > ($2, $3)
ORDER BY k.due_day, k.case_id
LIMIT $4
