INSERT INTO complain_task (case_id, number, sealed, officer_id, due_day, made_by)
SELECT $1, COALESCE(max(number), 0) + 1, $2, $3, $4, $5 FROM complain_task WHERE case_id = $1
