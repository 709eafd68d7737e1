UPDATE complain_task SET done_at = $4
WHERE case_id = $1 AND number = $2 AND done_at IS NULL AND (officer_id = $3 OR made_by = $3)
