INSERT INTO portal_envelope (kind, sealed, at) VALUES ($1, $2, $3) RETURNING id
