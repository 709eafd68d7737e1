SELECT code, level, name, spoken, parent, successor FROM ledger_region ORDER BY code
