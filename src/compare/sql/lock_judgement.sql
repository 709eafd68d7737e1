SELECT judged_by, white_until, approved_at FROM compare_judgement WHERE id = $1 {for_update}
