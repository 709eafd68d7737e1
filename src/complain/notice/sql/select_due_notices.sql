SELECT id, key, sealed, text
FROM complain_notice
WHERE state = 'waiting' AND next_at <= $1
ORDER BY next_at, id
LIMIT $2
