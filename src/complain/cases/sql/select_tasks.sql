SELECT t.number, t.sealed, t.officer_id, g.name, t.due_day, t.done_at
FROM complain_task t
JOIN guard_officer g ON g.id = t.officer_id
WHERE t.case_id = $1
ORDER BY t.number
