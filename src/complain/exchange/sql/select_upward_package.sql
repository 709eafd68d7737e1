SELECT package FROM complain_upward WHERE token = $1
