SELECT program, year, profile, retention_days, cosigned_by
  FROM disclose_profile
 ORDER BY program, year, version
