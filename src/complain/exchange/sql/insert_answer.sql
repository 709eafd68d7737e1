INSERT INTO complain_answer (look_up, number, sealed) VALUES ($1, $2, $3) ON CONFLICT (look_up, number) DO NOTHING
