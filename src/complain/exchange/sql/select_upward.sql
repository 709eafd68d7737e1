SELECT token, package FROM complain_upward ORDER BY token
