SELECT code, level, name, parent, valid_to FROM ledger_region ORDER BY code
