SELECT name, owner, purpose, approval, maximum_age_days, keep_days FROM compare_dataset ORDER BY name
