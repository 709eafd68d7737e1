DELETE FROM complain_parcel_piece WHERE token = $1
