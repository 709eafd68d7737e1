INSERT INTO complain_clock (case_id, rule, started, stopped, state) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (case_id, rule, started) DO UPDATE SET stopped = excluded.stopped, state = excluded.state
