DELETE FROM complain_notice_officer WHERE officer_id = $1
