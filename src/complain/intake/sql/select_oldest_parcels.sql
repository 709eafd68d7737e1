SELECT p.token, p.look_up, p.kind, p.lane, p.sealed, p.copies, p.files, p.sent_at, r.case_public, r.reporter_copy, p.identity, p.notice
FROM complain_parcel p
JOIN complain_receipt r ON r.look_up = p.look_up
ORDER BY p.sent_at, p.kind DESC, p.token
LIMIT $1
