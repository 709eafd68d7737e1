DELETE FROM guard_session
WHERE token_hash = $1
