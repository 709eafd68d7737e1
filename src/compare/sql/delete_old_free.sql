DELETE FROM compare_free WHERE asked_at < $1
