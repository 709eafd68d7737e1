SELECT rule, question, facts FROM compare_hit WHERE id = $1
