INSERT INTO guard_session (token_hash, officer_id, created_at, seen_at)
VALUES ($1, $2, $3, $3)
