SELECT action, count(*), min(at), max(at)
FROM guard_audit
WHERE action IN (SELECT value FROM {list_of} $1 {end_list})
GROUP BY action
