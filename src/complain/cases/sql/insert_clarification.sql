INSERT INTO complain_clarification (case_id, words, at, until_day) VALUES ($1, $2, $3, $4)
ON CONFLICT (case_id) DO UPDATE SET words = excluded.words, at = excluded.at, until_day = excluded.until_day
