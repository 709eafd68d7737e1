-- each: fund project expenditure payment history
DELETE FROM portal_{each} WHERE record_id IN (SELECT value FROM {list_of} $1 {end_list})
