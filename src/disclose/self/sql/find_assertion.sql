SELECT answer FROM disclose_assertion WHERE challenge = $1
