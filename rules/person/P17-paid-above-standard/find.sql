-- Amounts are compared without dividing: amount × 10000 × months of the standard against quantity × standard × months paid for.
WITH priced AS (
  SELECT p.serial, p.person, p.program, p.period, p.amount_fen, p.quantity,
         coalesce(nullif(p.standard_fen, 0), (
           SELECT max(g.standard_fen) FROM program g
           WHERE g.code = p.program AND g.year = extract(year FROM p.period_from))) AS standard,
         CASE WHEN position('月' IN coalesce(p.standard_unit, '')) > 0 OR position('季' IN coalesce(p.standard_unit, '')) > 0
              THEN CAST((extract(year FROM p.period_to) - extract(year FROM p.period_from)) * 12
                        + extract(month FROM p.period_to) - extract(month FROM p.period_from) + 1 AS BIGINT)
              ELSE 1 END AS months,
         CASE WHEN position('季' IN coalesce(p.standard_unit, '')) > 0
               AND p.period_to - p.period_from > 80 THEN 3 ELSE 1 END AS standard_months
  FROM payment p
  WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0 AND p.quantity > 0
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'back_pay' AND position(w.text IN coalesce(p.remark, '')) > 0)
)
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.standard,
       p.quantity,
       CASE WHEN p.quantity = 10000 AND p.months = 1 THEN p.amount_fen - p.standard END AS excess
FROM priced p
WHERE p.standard > 0
  AND (p.amount_fen - :tolerance_fen) * 10000 * p.standard_months > p.quantity * p.standard * p.months
