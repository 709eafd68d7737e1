SELECT words, until_day
FROM complain_clarification
WHERE until_day >= $1
ORDER BY words, case_id
