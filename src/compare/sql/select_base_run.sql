-- The newest run over everybody, brought up to date or not, that had the same rules, values, registries and day.
SELECT ledger_seen, batches_seen FROM compare_run
WHERE finished_at IS NOT NULL AND kind <> 'some' AND basis = $1
  AND id = (SELECT max(id) FROM compare_run WHERE finished_at IS NOT NULL AND kind <> 'some')
