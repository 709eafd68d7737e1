INSERT INTO complain_reminder (case_id, rule, started, on_day, kind, level) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (case_id, rule, started, on_day) DO NOTHING
