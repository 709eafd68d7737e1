SELECT id FROM complain_case WHERE id = $1 {for_update}
