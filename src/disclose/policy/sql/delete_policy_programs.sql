DELETE FROM disclose_policy_program WHERE policy_id = $1
