UPDATE ledger_batch
   SET row_count = $2, accepted = $3, rejected = $4, unchanged = $5, corrections = $6, warnings = $7, amount_fen = $8
 WHERE id = $1
