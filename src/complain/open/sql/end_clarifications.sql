DELETE FROM complain_clarification WHERE until_day < $1
