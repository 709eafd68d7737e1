UPDATE complain_parcel SET sealed = $2 WHERE token = $1
