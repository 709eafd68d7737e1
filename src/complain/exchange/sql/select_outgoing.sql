SELECT token, package FROM complain_outgoing WHERE organ = $1 ORDER BY token
