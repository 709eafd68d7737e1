SELECT record_id, CAST(version AS TEXT), CAST(at AS TEXT), field, before_text, after_text, reason
FROM portal_history
WHERE (record_id, version, field) > ($1, $2, $3)
ORDER BY record_id, version, field
LIMIT $4
