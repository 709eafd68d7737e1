SELECT version, at, field, before_text, after_text, reason
FROM portal_history
WHERE record_id = $1
ORDER BY version DESC, field
