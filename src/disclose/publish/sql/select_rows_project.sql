-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version, v.program, NULL,
       COALESCE(v.start_date, v.end_date, v.recorded_at / 86400000),
       v.number, v.name,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.planned_fen, v.level, v.owner, v.contractor, v.contractor_code, v.tender, v.contract_fen,
       v.start_date, v.end_date, v.progress
  FROM ledger_project v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'project' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
