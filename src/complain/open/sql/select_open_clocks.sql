SELECT case_id, rule, started, stopped, state
FROM complain_clock
WHERE case_id >= $1 AND case_id <= $2
ORDER BY case_id, started, rule
