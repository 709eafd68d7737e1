UPDATE complain_upload SET taken = $4 WHERE token = $1 AND file = $2 AND taken = $3
