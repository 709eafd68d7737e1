SELECT tries FROM complain_notice WHERE id = $1 AND state = 'waiting'
