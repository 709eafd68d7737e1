-- each: program source allocation appropriation payment project expenditure bank_result
SELECT v.id
  FROM ledger_{each} v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.key = $1 AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
