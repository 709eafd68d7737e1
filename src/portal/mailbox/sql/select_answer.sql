SELECT sealed FROM portal_answer WHERE lookup = $1 AND expires_at > $2
