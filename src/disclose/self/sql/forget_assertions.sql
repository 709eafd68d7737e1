DELETE FROM disclose_assertion WHERE expires_at <= $1
