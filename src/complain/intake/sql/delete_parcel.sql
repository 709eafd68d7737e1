DELETE FROM complain_parcel WHERE token = $1
