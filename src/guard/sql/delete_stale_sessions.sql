DELETE FROM guard_session
WHERE seen_at < $1 OR created_at < $2
