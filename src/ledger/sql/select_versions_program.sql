SELECT code, year, name, category, department, policy, target_group, standard, standard_unit,
       pay_cycle, pay_channel, means_tested, valid_from, valid_to, contact_phone, supervision_phone,
       sealed, key, version, digest
  FROM ledger_program
 ORDER BY id
