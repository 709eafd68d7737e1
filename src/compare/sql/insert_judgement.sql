INSERT INTO compare_judgement (rule, question, facts, verdict, reason, note_sealed, judged_at, judged_by, minutes, white_until)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING id
