SELECT stage, closed_at, sealed, measures, reason, written_by, checked_by
FROM complain_outcome
WHERE case_id = $1 AND closed_at = $2
