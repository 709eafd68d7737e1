UPDATE complain_notice_officer SET told_day = $2 WHERE officer_id = $1
