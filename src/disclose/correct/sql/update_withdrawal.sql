UPDATE disclose_withdrawal SET confirmed_by = $2, confirmed_at = $3, leaf = $4 WHERE id = $1
