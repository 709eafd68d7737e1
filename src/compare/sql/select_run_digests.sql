SELECT rule, digest FROM compare_run_rule WHERE run_id = $1 ORDER BY rule
