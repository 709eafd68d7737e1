UPDATE disclose_slip SET revoked_at = $2, revoked_by = $3 WHERE id = $1
