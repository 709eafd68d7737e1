SELECT coalesce(max(number), 0) FROM compare_draft_rule
