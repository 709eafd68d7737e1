DELETE FROM complain_contact WHERE id = $1 RETURNING place, unit
