SELECT c.id
FROM complain_key k
JOIN complain_case c ON c.id = k.case_id
WHERE k.officer_id = $1 AND c.id <> $2 AND c.kind = $3
    AND c.stage IN ('screening', 'accepted', 'assigned', 'investigating', 'supplement', 'decided')
ORDER BY c.id DESC
LIMIT $4
