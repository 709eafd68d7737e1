SELECT count(*) FROM complain_parcel
