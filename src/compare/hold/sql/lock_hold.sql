SELECT id FROM compare_hold WHERE id = $1 {for_update}
