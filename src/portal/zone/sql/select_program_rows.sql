SELECT code, CAST(year AS TEXT), name, initials, category, department, policy, target_group, standard, standard_unit,
       pay_cycle, pay_channel, contact_phone, supervision_phone, profile
FROM portal_program
ORDER BY code, year
