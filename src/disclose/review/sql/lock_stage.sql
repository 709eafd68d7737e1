SELECT stage FROM disclose_batch WHERE batch_id = $1 {for_update}
