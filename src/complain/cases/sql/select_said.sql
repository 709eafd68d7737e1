SELECT number, internal, sealed FROM complain_said WHERE case_id = $1 ORDER BY number
