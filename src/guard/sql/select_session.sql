SELECT officer_id, created_at, seen_at
FROM guard_session
WHERE token_hash = $1
