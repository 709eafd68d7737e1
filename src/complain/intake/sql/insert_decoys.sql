INSERT INTO complain_window (name, value) VALUES ('decoys', $1) ON CONFLICT (name) DO NOTHING
