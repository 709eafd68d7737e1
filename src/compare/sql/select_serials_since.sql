-- Every payment, in whatever version, of the people of load_payments_since.
SELECT v.key FROM ledger_payment v
 WHERE v.person_key IN (
       SELECT o.person_key FROM ledger_payment o
        WHERE o.key IN (
              SELECT n.key FROM ledger_batch b JOIN ledger_payment n ON n.batch_id = b.id WHERE b.visible_at >= $1
              UNION
              SELECT r.key FROM ledger_batch b JOIN ledger_bank_result r ON r.batch_id = b.id WHERE b.visible_at >= $1))
