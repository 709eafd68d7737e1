SELECT officer_id FROM complain_identity WHERE case_id = $1 ORDER BY officer_id
