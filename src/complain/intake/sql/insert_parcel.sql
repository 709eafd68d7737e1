INSERT INTO complain_parcel (token, look_up, kind, lane, sealed, copies, files, sent_at, identity, notice)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
