SELECT size FROM disclose_log_head WHERE id = 1
