SELECT vault_sealed
FROM guard_session
WHERE token_hash = $1 AND officer_id = $2
