SELECT hold_id FROM compare_hold_step WHERE payment = $1
