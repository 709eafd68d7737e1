SELECT v.serial, v.appropriation, v.program, v.period, v.period_from, v.period_to, v.region, v.person_name,
       v.person_key, v.id_sealed, v.birth_date, v.male, v.household, v.relation, v.bank, v.account_key,
       v.account_sealed, v.account_name, v.quantity, v.unit, v.standard_fen, v.amount_fen, v.pay_date, v.status,
       v.remark, v.source_system
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.program = $1 AND v.region BETWEEN $2 AND $3
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
   AND v.period_to = (SELECT MAX(n.period_to)
                        FROM ledger_payment n
                        JOIN ledger_batch nb ON nb.id = n.batch_id
                       WHERE n.program = $1 AND n.region BETWEEN $2 AND $3
                         AND n.superseded = 0 AND n.change <> 'withdraw' AND nb.visible_at IS NOT NULL)
 ORDER BY v.region, v.person_name, v.id
 LIMIT 100000
