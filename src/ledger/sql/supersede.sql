-- each: program source allocation appropriation payment project expenditure bank_result
UPDATE ledger_{each}
   SET superseded = 1
 WHERE key = $1 AND version = $2 AND superseded = 0
