SELECT value FROM complain_window WHERE name = 'decoys'
