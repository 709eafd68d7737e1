SELECT code FROM ledger_region WHERE level = 3 AND successor IS NULL ORDER BY code LIMIT 1
