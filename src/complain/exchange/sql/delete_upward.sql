DELETE FROM complain_upward WHERE token = $1
