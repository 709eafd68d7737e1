-- each: program source allocation appropriation payment project expenditure bank_result
UPDATE ledger_{each}
   SET superseded = 1
 WHERE batch_id = $1 AND superseded = 0 AND change <> 'withdraw'
