DELETE FROM complain_notice WHERE state IN ('sent', 'dead') AND next_at < $1
