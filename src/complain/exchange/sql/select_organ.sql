SELECT name, box FROM complain_organ WHERE title = $1
