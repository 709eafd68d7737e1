SELECT v.id, v.dataset, v.number, v.as_of, v.destroy_by, v.accepted, v.rejected, v.imported_at, o.name, v.destroyed_at
  FROM compare_dataset_version v
  LEFT JOIN guard_officer o ON o.id = v.imported_by
 WHERE v.visible_at IS NOT NULL
 ORDER BY v.dataset, v.number
