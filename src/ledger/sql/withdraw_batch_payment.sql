-- A tombstone for every row of a batch that holds now.
INSERT INTO ledger_payment (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, serial,
    appropriation, program, period, period_from, period_to, region, person_name, person_key,
    id_sealed, birth_date, male, household, relation, bank, account_key, account_sealed,
    account_name, quantity, unit, standard_fen, amount_fen, pay_date, status, remark, source_system)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.serial, v.appropriation, v.program, v.period, v.period_from, v.period_to, v.region,
       v.person_name, v.person_key, v.id_sealed, v.birth_date, v.male, v.household, v.relation, v.bank,
       v.account_key, v.account_sealed, v.account_name, v.quantity, v.unit, v.standard_fen,
       v.amount_fen, v.pay_date, v.status, v.remark, v.source_system
  FROM ledger_payment v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
