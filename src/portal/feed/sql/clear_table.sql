-- each: region program policy policy_program fund project expenditure payment history total people fund_people
DELETE FROM portal_{each}
