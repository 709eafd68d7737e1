-- A tombstone for every row of a batch that holds now.
INSERT INTO ledger_program (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, code,
    year, name, category, department, policy, target_group, standard, standard_unit, pay_cycle,
    pay_channel, means_tested, valid_from, valid_to, contact_phone, supervision_phone)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.code, v.year, v.name, v.category, v.department, v.policy, v.target_group, v.standard,
       v.standard_unit, v.pay_cycle, v.pay_channel, v.means_tested, v.valid_from, v.valid_to,
       v.contact_phone, v.supervision_phone
  FROM ledger_program v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
