SELECT v.code, v.year, v.name, v.category, v.department, v.target_group, v.standard, v.standard_unit, v.pay_cycle, v.means_tested,
       v.valid_from, v.valid_to
  FROM ledger_program v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.code, v.year
