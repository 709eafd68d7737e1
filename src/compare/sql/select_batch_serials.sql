SELECT v.serial, b.department FROM ledger_batch b LEFT JOIN ledger_payment v ON v.batch_id = b.id AND v.superseded = 0 WHERE b.id = $1
