SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       min(f.serial) AS twin,
       p.pay_date
FROM payment p
JOIN payment f ON f.person = p.person AND f.program = p.program AND f.amount_fen = p.amount_fen
  AND f.period_from = p.period_from AND f.period_to = p.period_to
  AND f.source_system = :feed AND f.arrived
  AND (f.pay_date IS NULL OR p.pay_date IS NULL
    OR f.pay_date - p.pay_date BETWEEN -1 * :days_apart AND :days_apart)
WHERE p.source_system <> :feed AND p.arrived
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period, p.pay_date
