SELECT h.size - (SELECT count(*) FROM disclose_commitment) FROM disclose_log_head h WHERE h.id = 1
