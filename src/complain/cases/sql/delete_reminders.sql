DELETE FROM complain_reminder WHERE case_id = $1
