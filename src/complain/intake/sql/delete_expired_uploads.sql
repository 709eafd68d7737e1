DELETE FROM complain_upload WHERE expires_at < $1
