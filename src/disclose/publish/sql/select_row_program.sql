-- One version by its row number.
SELECT v.id, v.key, v.version, v.code, v.year, NULL,
       v.name, v.category, v.department, v.policy, v.target_group, v.standard, v.standard_unit,
       v.pay_cycle, v.pay_channel, v.contact_phone, v.supervision_phone
  FROM ledger_program v
 WHERE v.id = $1
