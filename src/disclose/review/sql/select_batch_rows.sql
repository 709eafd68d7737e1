-- each: program source allocation appropriation payment project expenditure bank_result
SELECT id, row_number, key
  FROM ledger_{each}
 WHERE batch_id = $1 AND id > $2 AND superseded = 0 AND change <> 'withdraw'
 ORDER BY id
 LIMIT $3
