SELECT rule, question, facts, sealed, id FROM compare_hit WHERE run_id = $1 AND rule = $2 ORDER BY id
