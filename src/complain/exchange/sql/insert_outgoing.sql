INSERT INTO complain_outgoing (organ, token, package) VALUES ($1, $2, $3) ON CONFLICT (organ, token) DO NOTHING
