SELECT first_byte, sealed FROM complain_upload_part WHERE token = $1 AND file = $2 AND first_byte >= $3
ORDER BY first_byte
LIMIT 1
