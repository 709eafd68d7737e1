-- What was paid under a voucher, person by person: a payment that came back and went out again moved the money once.
WITH moved AS (
    SELECT appropriation, person, program, period, amount_fen,
           count(*) AS times,
           count(*) FILTER (WHERE arrived) AS arrivals
    FROM payment
    WHERE appropriation IS NOT NULL
    GROUP BY appropriation, person, program, period, amount_fen
),
paid AS (
    SELECT appropriation,
           CAST(sum(times * amount_fen) AS BIGINT) AS all_fen,
           CAST(sum(CASE WHEN arrivals > 0 THEN arrivals ELSE times END * amount_fen) AS BIGINT) AS once_fen,
           CAST(sum((times - arrivals) * amount_fen) AS BIGINT) AS returned_fen,
           CAST(sum(times) AS BIGINT) AS payments
    FROM moved
    GROUP BY appropriation
),
voucher AS (
    SELECT number, max(pay_date) AS pay_date, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM appropriation
    GROUP BY number
)
-- A voucher without a single payment pays no persons, or its list has not come in yet: nothing to compare.
SELECT v.number AS hit,
       v.number AS record,
       CAST(NULL AS UUID) AS person,
       abs(v.fen - p.all_fen) AS amount_fen,
       v.fen AS appropriated_fen,
       p.all_fen AS paid_fen,
       p.returned_fen AS returned_fen,
       p.payments AS payments
FROM voucher v
JOIN paid p ON p.appropriation = v.number
WHERE abs(v.fen - p.all_fen) > :tolerance
  AND abs(v.fen - p.once_fen) > :tolerance
  AND (v.pay_date IS NULL OR v.pay_date + :settle_days < :as_of)
