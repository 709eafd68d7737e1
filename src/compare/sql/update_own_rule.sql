UPDATE compare_draft_rule SET state = $2, decided_at = $3, decided_by = $4 WHERE rule = $1
