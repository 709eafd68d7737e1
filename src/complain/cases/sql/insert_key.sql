INSERT INTO complain_key (case_id, officer_id, sealed, due_day, granted_at, granted_by)
SELECT c.id, o.id, $3, COALESCE((SELECT min(k.due_day) FROM complain_key k WHERE k.case_id = c.id), c.due_day, $4), $5, $6
FROM complain_case c, guard_officer o
WHERE c.id = $1 AND o.id = $2
ON CONFLICT (case_id, officer_id) DO UPDATE SET sealed = excluded.sealed
