INSERT INTO complain_upward (token, package) VALUES ($1, $2) ON CONFLICT (token) DO NOTHING
