INSERT INTO complain_notice_wish (look_up, sealed, seen)
SELECT $1, $2, COALESCE(max(s.number), 0)
FROM complain_said s
JOIN complain_case c ON c.id = s.case_id
WHERE c.look_up = $1
ON CONFLICT (look_up) DO UPDATE SET sealed = excluded.sealed
