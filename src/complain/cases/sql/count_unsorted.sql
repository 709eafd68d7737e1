SELECT count(DISTINCT r.case_id)
FROM complain_reminder r
JOIN complain_clock k ON k.case_id = r.case_id AND k.rule = r.rule AND k.started = r.started
WHERE r.rule = $1 AND r.level >= $2 AND k.stopped IS NULL
