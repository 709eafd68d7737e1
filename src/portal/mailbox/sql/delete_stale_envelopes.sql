DELETE FROM portal_envelope WHERE kind = $1 AND at < $2
