SELECT program FROM disclose_policy_program WHERE policy_id = $1 ORDER BY program
