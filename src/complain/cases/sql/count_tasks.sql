SELECT count(*)
FROM complain_task t
JOIN complain_key k ON k.case_id = t.case_id AND k.officer_id = t.officer_id
WHERE t.officer_id = $1 AND t.done_at IS NULL
