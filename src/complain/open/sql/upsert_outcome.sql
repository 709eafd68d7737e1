INSERT INTO complain_outcome (case_id, stage, closed_at, month, sealed, measures, reason, written_by, checked_by, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
        (SELECT CASE WHEN coalesce(max(o.changed_at), 0) >= $10 THEN max(o.changed_at) + 1 ELSE $10 END FROM complain_outcome o))
ON CONFLICT (case_id, closed_at) DO UPDATE
SET stage = excluded.stage, sealed = excluded.sealed,
    measures = excluded.measures, reason = excluded.reason, written_by = excluded.written_by,
    checked_by = excluded.checked_by, changed_at = excluded.changed_at
