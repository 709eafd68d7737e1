SELECT kind FROM complain_parcel WHERE token = $1
