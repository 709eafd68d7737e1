-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version, v.code, v.year, NULL,
       v.name, v.category, v.department, v.policy, v.target_group, v.standard, v.standard_unit,
       v.pay_cycle, v.pay_channel, v.contact_phone, v.supervision_phone
  FROM ledger_program v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'program' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
