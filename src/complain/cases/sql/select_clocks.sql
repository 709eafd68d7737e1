SELECT rule, started, stopped, state FROM complain_clock WHERE case_id = $1 ORDER BY started, rule
