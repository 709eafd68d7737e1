DELETE FROM complain_upload_part WHERE token = $1
