DELETE FROM complain_organ
