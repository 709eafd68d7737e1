SELECT serial, appropriation, program, period, period_from, period_to, region, person_name,
       person_key, id_sealed, birth_date, male, household, relation, bank, account_key,
       account_sealed, account_name, quantity, unit, standard_fen, amount_fen, pay_date, status,
       remark, source_system, sealed, key, version, digest
  FROM ledger_payment
 ORDER BY id
