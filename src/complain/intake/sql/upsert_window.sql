INSERT INTO complain_window (name, value) VALUES ('keys', $1)
ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE complain_window.value <> excluded.value
