SELECT id, kind, sealed
FROM portal_envelope
ORDER BY id
LIMIT $1
