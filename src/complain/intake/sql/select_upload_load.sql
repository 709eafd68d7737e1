SELECT count(*), CAST(coalesce(sum(length), 0) AS {integer}) FROM complain_upload
