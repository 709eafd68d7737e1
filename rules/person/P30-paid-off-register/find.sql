SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       (SELECT min(r.from_month) FROM dibao_register r WHERE r.person = p.person) AS from_month,
       (SELECT max(r.to_month) FROM dibao_register r WHERE r.person = p.person) AS to_month
FROM payment p
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND EXISTS (SELECT 1 FROM parameter w WHERE w.name = 'programs' AND position(w.text IN p.program_name) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM dibao_register r
    WHERE r.person = p.person
      AND extract(year FROM r.from_month) * 12 + extract(month FROM r.from_month) - :lag_months
          <= extract(year FROM p.period_to) * 12 + extract(month FROM p.period_to)
      AND (r.to_month IS NULL
        OR extract(year FROM r.to_month) * 12 + extract(month FROM r.to_month) + :lag_months
           >= extract(year FROM p.period_from) * 12 + extract(month FROM p.period_from)))
  AND NOT EXISTS (SELECT 1 FROM near_number n WHERE n.dataset = 'dibao_register' AND n.person = p.person)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'back_pay' AND position(w.text IN coalesce(p.remark, '')) > 0)
