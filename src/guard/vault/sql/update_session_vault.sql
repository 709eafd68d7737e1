UPDATE guard_session
SET vault_sealed = $2
WHERE token_hash = $1
