INSERT INTO complain_figures (name, month, text) VALUES ('figures', $1, $2)
ON CONFLICT (name) DO UPDATE SET month = excluded.month, text = excluded.text
