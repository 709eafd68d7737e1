SELECT id FROM disclose_policy WHERE index_number = $1
