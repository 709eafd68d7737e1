SELECT at, way FROM disclose_look_up WHERE person_key = $1 ORDER BY at DESC, id DESC LIMIT $2
