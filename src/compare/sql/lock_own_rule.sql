SELECT rule, sealed, state, saved_at, saved_by, NULL, NULL
  FROM compare_draft_rule
 WHERE rule = $1 {for_update}
