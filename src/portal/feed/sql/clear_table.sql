-- each: region program policy policy_program
DELETE FROM portal_{each}
