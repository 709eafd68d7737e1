UPDATE complain_notice_wish SET seen = $2 WHERE look_up = $1
