-- One payment as it stands, what the bank said of it, and whose it is: who handed it in, else the program's own department.
SELECT v.person_key, v.program, v.period, v.person_name, v.region, v.amount_fen, v.pay_date, v.status,
       COALESCE(NULLIF(b.department, ''),
                (SELECT p.department FROM ledger_program p JOIN ledger_batch pb ON pb.id = p.batch_id
                  WHERE p.code = v.program AND p.superseded = 0 AND p.change <> 'withdraw' AND pb.visible_at IS NOT NULL
                  ORDER BY p.year DESC, p.id DESC
                  LIMIT 1), ''),
       (SELECT r.result FROM ledger_bank_result r JOIN ledger_batch rb ON rb.id = r.batch_id
         WHERE r.key = v.key AND r.superseded = 0 AND r.change <> 'withdraw' AND rb.visible_at IS NOT NULL)
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.key = $1 AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
