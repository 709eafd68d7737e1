SELECT rule, name, sealed FROM compare_parameter ORDER BY rule, name
