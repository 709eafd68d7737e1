SELECT id_sealed FROM ledger_payment WHERE person_key = $1 ORDER BY id LIMIT 1
