UPDATE disclose_policy SET published_at = COALESCE(published_at, $2) WHERE id = $1
