INSERT INTO complain_shown (name, text) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET text = excluded.text WHERE complain_shown.text <> excluded.text
