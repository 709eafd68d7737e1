DELETE FROM portal_envelope WHERE id = $1
