SELECT DISTINCT month FROM complain_outcome WHERE changed_at >= $1 ORDER BY month
