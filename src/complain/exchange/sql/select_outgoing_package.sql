SELECT package FROM complain_outgoing WHERE token = $1 AND organ = $2
