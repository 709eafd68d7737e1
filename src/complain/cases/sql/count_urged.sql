SELECT count(*)
FROM complain_case c
JOIN complain_key k ON k.case_id = c.id AND k.officer_id = $1
WHERE c.handler = $1 AND EXISTS (
    SELECT 1 FROM complain_said s
    WHERE s.case_id = c.id AND s.token IS NOT NULL AND s.number > COALESCE(
        (SELECT max(o.number) FROM complain_said o WHERE o.case_id = c.id AND o.token IS NULL AND o.internal = 0), 0)
)
