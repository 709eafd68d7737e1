SELECT v.serial, v.amount_fen, v.result, v.fail_reason, v.result_date
  FROM ledger_bank_result v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
