-- A payment shown twice (alone and in a sum) is compared with each of the two; one that agrees will do.
WITH shown AS (
    SELECT serial, max(amount_fen) AS fen, min(amount_fen) AS least_fen
    FROM published
    GROUP BY serial
),
pair AS (
    SELECT p.serial, p.program, p.program_name, p.period, p.period_from, p.region, p.appropriation,
           p.amount_fen AS paid_fen,
           CASE WHEN abs(p.amount_fen - s.least_fen) < abs(p.amount_fen - s.fen) THEN s.least_fen ELSE s.fen END AS published_fen
    FROM shown s
    JOIN payment p ON p.serial = s.serial
    WHERE p.arrived
),
village AS (
    SELECT program, period_from, region,
           CAST(sum(published_fen) AS BIGINT) AS published_fen,
           CAST(sum(paid_fen) AS BIGINT) AS paid_fen
    FROM pair
    GROUP BY program, period_from, region
),
voucher AS (
    SELECT number, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM appropriation
    GROUP BY number
)
SELECT r.program || '|' || coalesce(r.period, CAST(r.period_from AS TEXT), '') || '|' || coalesce(CAST(r.region AS TEXT), '') AS hit,
       r.serial AS record,
       CAST(NULL AS UUID) AS person,
       abs(r.paid_fen - r.published_fen) AS amount_fen,
       r.program_name AS program_name,
       r.period AS period,
       r.published_fen AS published_fen,
       r.paid_fen AS paid_fen,
       v.published_fen AS village_published_fen,
       v.paid_fen AS village_paid_fen,
       a.fen AS appropriated_fen
FROM pair r
JOIN village v
  ON v.program = r.program
 AND v.period_from IS NOT DISTINCT FROM r.period_from
 AND v.region IS NOT DISTINCT FROM r.region
LEFT JOIN voucher a ON a.number = r.appropriation
WHERE abs(r.paid_fen - r.published_fen) > :tolerance
