SELECT case_public, reporter_copy FROM complain_receipt WHERE look_up = $1
