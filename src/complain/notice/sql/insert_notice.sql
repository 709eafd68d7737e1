INSERT INTO complain_notice (key, sealed, text, next_at) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING
