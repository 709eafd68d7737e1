SELECT program
FROM portal_policy_program
WHERE policy_id = $1
ORDER BY program
