SELECT rule, state, stale, hits, ms, message FROM compare_run_rule WHERE run_id = $1
