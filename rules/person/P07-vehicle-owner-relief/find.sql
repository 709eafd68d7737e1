-- The cars of the recipient himself only: those of the household would cry wolf, since registers do not show who has moved out.
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       string_agg(DISTINCT v.plate, '、' ORDER BY v.plate) AS plates,
       string_agg(DISTINCT v.kind, '、' ORDER BY v.kind) AS kinds,
       max(v.price_fen) AS price,
       min(v.registered) AS registered
FROM payment p
JOIN vehicles v ON v.person = p.person
  AND (v.person_name_key = p.name_key OR v.person_name_sound = p.name_sound)
  AND v.price_fen > :price_limit
  AND (v.registered IS NULL OR v.registered <= p.period_to)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND (v.state IS NULL OR v.state IN (SELECT w.text FROM parameter w WHERE w.name = 'in_use'))
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'humble' AND position(w.text IN coalesce(v.kind, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'not_his' AND position(w.text IN coalesce(v.remark, '')) > 0)
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
