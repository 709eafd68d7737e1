SELECT id, asked_by, reason FROM disclose_withdrawal
 WHERE record_id = $1 AND confirmed_at IS NULL
 {for_update}
