UPDATE disclose_log_head SET size = $1, edge = $2 WHERE id = 1
