SELECT coalesce(max(changed_at), 0) FROM complain_outcome
