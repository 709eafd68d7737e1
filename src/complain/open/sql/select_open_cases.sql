SELECT id, state
FROM complain_case
WHERE id > $1 AND changed_at >= $2 AND kind <> ''
ORDER BY id
LIMIT $3
