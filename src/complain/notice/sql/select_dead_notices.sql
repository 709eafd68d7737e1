SELECT id, tries, sealed, why, next_at FROM complain_notice WHERE state = 'dead' ORDER BY id
