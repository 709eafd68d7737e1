SELECT name, owner, purpose, approval, maximum_age_days, keep_days FROM compare_dataset WHERE name = $1
