-- A batch's payments and all others of the same people.
SELECT v.id, v.batch_id, v.serial, v.appropriation, v.program, v.period, v.period_from, v.period_to, v.region, v.person_key,
       v.person_name, v.birth_date, v.male, v.household, v.relation, v.account_key, v.account_name, v.quantity, v.unit,
       v.standard_fen, v.amount_fen, v.pay_date, v.status, v.remark, v.source_system, v.id_sealed
  FROM ledger_payment v
 WHERE v.superseded = 0 AND v.change <> 'withdraw'
   AND v.person_key IN (SELECT b.person_key FROM ledger_payment b WHERE b.batch_id = $1)
 ORDER BY v.id
