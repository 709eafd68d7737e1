-- All payments of the people whose payments changed since: rows of the batches shown since, the versions before them, and what banks said of them.
SELECT v.id, v.batch_id, v.serial, v.appropriation, v.program, v.period, v.period_from, v.period_to, v.region, v.person_key,
       v.person_name, v.birth_date, v.male, v.household, v.relation, v.account_key, v.account_name, v.quantity, v.unit,
       v.standard_fen, v.amount_fen, v.pay_date, v.status, v.remark, v.source_system, v.id_sealed
  FROM ledger_payment v
 WHERE v.superseded = 0 AND v.change <> 'withdraw'
   AND v.person_key IN (
       SELECT o.person_key FROM ledger_payment o
        WHERE o.key IN (
              SELECT n.key FROM ledger_batch b JOIN ledger_payment n ON n.batch_id = b.id WHERE b.visible_at >= $1
              UNION
              SELECT r.key FROM ledger_batch b JOIN ledger_bank_result r ON r.batch_id = b.id WHERE b.visible_at >= $1))
 ORDER BY v.id
