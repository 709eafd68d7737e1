SELECT profile, retention_days, cosigned_by
  FROM disclose_profile
 WHERE program = $1 AND year = $2
 ORDER BY version
 {for_update}
