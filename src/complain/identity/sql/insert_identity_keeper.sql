INSERT INTO complain_identity_keeper (officer_id, request_id) VALUES ($1, $2)
