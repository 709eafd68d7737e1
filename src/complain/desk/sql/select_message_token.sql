SELECT 1 FROM complain_said WHERE token = $1
