-- A visible batch begins at the business review.
INSERT INTO disclose_batch (batch_id, stage)
SELECT b.id, 'business'
  FROM ledger_batch b
 WHERE b.id = $1 AND b.visible_at IS NOT NULL
ON CONFLICT (batch_id) DO NOTHING
