-- each: total people fund_people
DELETE FROM portal_{each} WHERE program = $1 AND year = $2
