SELECT CAST(policy_id AS TEXT), program
FROM portal_policy_program
ORDER BY policy_id, program
