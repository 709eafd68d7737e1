SELECT size, edge FROM disclose_log_head WHERE id = 1 {for_update}
