SELECT v.code, v.year, v.name, v.category, v.department, v.policy, v.target_group, v.standard, v.standard_unit,
       v.pay_cycle, v.pay_channel, v.contact_phone, v.supervision_phone
  FROM ledger_program v
  JOIN disclose_publication p ON p.table_name = 'program' AND p.version_id = v.id AND p.latest = 1
 WHERE p.event <> 'withdraw' AND p.mode <> 'none'
 ORDER BY v.code, v.year
