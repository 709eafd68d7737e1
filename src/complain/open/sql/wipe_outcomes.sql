UPDATE complain_outcome
SET stage = 'withdrawn', sealed = NULL, measures = '', reason = '',
    changed_at = (SELECT max(o.changed_at) + 1 FROM complain_outcome o)
WHERE case_id = $1
