INSERT INTO disclose_policy_program (policy_id, program) VALUES ($1, $2)
ON CONFLICT (policy_id, program) DO NOTHING
