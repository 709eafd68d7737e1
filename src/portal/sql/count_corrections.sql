SELECT COUNT(*), COUNT(DISTINCT record_id)
FROM portal_history
