UPDATE complain_notice SET state = 'sent', sealed = NULL, why = '' WHERE id = $1
