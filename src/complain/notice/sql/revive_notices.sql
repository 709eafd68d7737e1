UPDATE complain_notice SET state = 'waiting', tries = 0, next_at = $1 WHERE state = 'dead'
