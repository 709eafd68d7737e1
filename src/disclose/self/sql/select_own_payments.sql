-- A person's payments that have been published in whatever mode: one's own data. A correction may stand in another batch than
-- the row it corrects; a bank's word counts once its own batch is public.
SELECT v.key, v.program,
       COALESCE((SELECT g.name FROM ledger_program g
                  WHERE g.code = v.program AND g.superseded = 0 AND g.change <> 'withdraw'
                  ORDER BY g.year DESC, g.id DESC LIMIT 1), v.program),
       v.period, v.region, v.amount_fen, v.pay_date, v.account_sealed, v.person_name,
       COALESCE(r.result, v.status), r.fail_reason, r.result_date,
       (SELECT p.record_id FROM disclose_publication p
         WHERE p.table_name = 'payment' AND p.version_id = v.id AND p.latest = 1
           AND p.event <> 'withdraw' AND p.mode IN ('named', 'masked'))
  FROM ledger_payment v
  LEFT JOIN ledger_bank_result r
    ON r.key = v.key AND r.superseded = 0 AND r.change <> 'withdraw'
   AND EXISTS (SELECT 1 FROM disclose_batch rb WHERE rb.batch_id = r.batch_id AND rb.stage = 'published')
 WHERE v.person_key = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
   AND EXISTS (SELECT 1 FROM ledger_payment w
                 JOIN disclose_batch b ON b.batch_id = w.batch_id
                WHERE w.key = v.key AND b.stage = 'published')
 ORDER BY v.pay_date DESC, v.key
 LIMIT $2
