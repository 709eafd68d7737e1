DELETE FROM complain_upload WHERE token = $1
