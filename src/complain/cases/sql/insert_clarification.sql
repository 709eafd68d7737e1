INSERT INTO complain_clarification (case_id, words, at) VALUES ($1, $2, $3)
ON CONFLICT (case_id) DO UPDATE SET words = excluded.words, at = excluded.at
