DELETE FROM complain_notice_wish WHERE look_up = $1
