INSERT INTO compare_draft_rule (number, rule, sealed, state, saved_at, saved_by)
VALUES ($1, $2, $3, 'draft', $4, $5)
