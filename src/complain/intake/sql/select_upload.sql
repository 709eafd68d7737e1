SELECT length, taken, expires_at FROM complain_upload WHERE token = $1 AND file = $2
