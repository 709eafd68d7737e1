UPDATE ledger_proposal
   SET state = 'refused', decided_by = $2, decided_at = $3, reason = $4
 WHERE batch_id = $1 AND state = 'open'
