-- each: program source allocation appropriation payment project expenditure bank_result
SELECT v.key, v.version, v.digest, v.change, b.file_id, b.visible_at
  FROM ledger_{each} v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0
   AND v.key IN (SELECT value FROM {list_of} $1 {end_list})
