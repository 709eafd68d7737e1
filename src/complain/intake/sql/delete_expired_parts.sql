DELETE FROM complain_upload_part
WHERE EXISTS (SELECT 1 FROM complain_upload u
              WHERE u.token = complain_upload_part.token AND u.file = complain_upload_part.file AND u.expires_at < $1)
