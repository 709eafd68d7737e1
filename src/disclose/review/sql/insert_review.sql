INSERT INTO disclose_review (batch_id, step, decision, reason, officer_id, at)
VALUES ($1, $2, $3, $4, $5, $6)
