SELECT DISTINCT key FROM ledger_payment WHERE person_key = $1
