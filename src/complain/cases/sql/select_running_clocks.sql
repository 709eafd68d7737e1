SELECT k.case_id, k.rule, k.started, k.state,
    (SELECT max(r.on_day) FROM complain_reminder r WHERE r.case_id = k.case_id AND r.rule = k.rule AND r.started = k.started)
FROM complain_clock k
WHERE k.stopped IS NULL AND (k.case_id, k.rule, k.started) > ($1, $2, $3)
ORDER BY k.case_id, k.rule, k.started
LIMIT $4
