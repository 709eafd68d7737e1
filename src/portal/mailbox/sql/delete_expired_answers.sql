DELETE FROM portal_answer WHERE expires_at <= $1
