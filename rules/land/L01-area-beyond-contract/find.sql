WITH paid AS (
    SELECT p.serial, p.program, p.program_name, p.period_from, p.person, p.household, p.quantity, p.amount_fen
    FROM payment p
    WHERE p.program_name IN (SELECT text FROM parameter WHERE name = 'programs')
      AND p.arrived
      AND NOT p.exempt
      AND p.quantity > 0
      AND (p.unit IS NULL OR p.unit IN (SELECT text FROM parameter WHERE name = 'units'))
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'other_words' AND position(w.text IN p.remark) > 0)
),
contract AS (
    SELECT person, CAST(sum(area) AS BIGINT) AS area
    FROM land_contracts
    GROUP BY person
),
-- Few are paid for more than their own contract: only their families are added up.
suspect AS (
    SELECT DISTINCT p.person
    FROM paid p
    LEFT JOIN contract c ON c.person = p.person
    WHERE p.quantity * 1000 > coalesce(c.area, 0) * (1000 + :tolerance)
),
home AS (
    SELECT h.household FROM suspect s JOIN households h ON h.person = s.person
    UNION
    SELECT p.household FROM suspect s JOIN paid p ON p.person = s.person
),
someone AS (
    SELECT person FROM suspect
    UNION
    SELECT h.person FROM home o JOIN households h ON h.household = o.household
    UNION
    SELECT p.person FROM home o JOIN paid p ON p.household = o.household
),
registered AS (
    SELECT h.person, min(h.household) AS household
    FROM someone s
    JOIN households h ON h.person = s.person
    GROUP BY h.person
),
stated AS (
    SELECT p.person, min(p.household) AS household
    FROM someone s
    JOIN paid p ON p.person = s.person
    GROUP BY p.person
),
-- The family of the household register; the payment's own household, or oneself, where that knows nothing.
family AS (
    SELECT s.person, coalesce(r.household, t.household, CAST(s.person AS TEXT)) AS family
    FROM someone s
    LEFT JOIN registered r ON r.person = s.person
    LEFT JOIN stated t ON t.person = s.person
),
family_contract AS (
    SELECT f.family, CAST(sum(l.area) AS BIGINT) AS area,
           string_agg(DISTINCT l.contract, '、' ORDER BY l.contract) AS contracts
    FROM land_contracts l
    JOIN family f ON f.person = l.person
    GROUP BY f.family
),
-- A person's land counts once a season, though it be paid in two parts or by mistake twice (another rule's business).
claim AS (
    SELECT person, program, period_from, max(quantity) AS quantity
    FROM paid
    GROUP BY person, program, period_from
),
family_claim AS (
    SELECT f.family, c.program, c.period_from, CAST(sum(c.quantity) AS BIGINT) AS quantity
    FROM claim c
    JOIN family f ON f.person = c.person
    GROUP BY f.family, c.program, c.period_from
)
SELECT CAST(p.person AS TEXT) || '|' || p.program || '|' || coalesce(CAST(p.period_from AS TEXT), '') AS hit,
       p.serial AS record,
       p.person AS person,
       p.amount_fen AS amount_fen,
       p.program_name AS program_name,
       -- Ten-thousandths of a mu, written in mu.
       CAST(CAST((p.quantity - p.quantity % 10000) / 10000 AS BIGINT) AS TEXT) || '.' || substr(CAST(10000 + p.quantity % 10000 AS TEXT), 2, 2) AS quantity,
       CAST(CAST((c.area - c.area % 10000) / 10000 AS BIGINT) AS TEXT) || '.' || substr(CAST(10000 + c.area % 10000 AS TEXT), 2, 2) AS contracted,
       CAST(CAST((fp.quantity - fp.quantity % 10000) / 10000 AS BIGINT) AS TEXT) || '.' || substr(CAST(10000 + fp.quantity % 10000 AS TEXT), 2, 2) AS family_paid,
       CAST(CAST((fc.area - fc.area % 10000) / 10000 AS BIGINT) AS TEXT) || '.' || substr(CAST(10000 + fc.area % 10000 AS TEXT), 2, 2) AS family_contracted,
       fc.contracts AS contracts
FROM paid p
JOIN family f ON f.person = p.person
JOIN family_claim fp
  ON fp.family = f.family
 AND fp.program = p.program
 AND fp.period_from IS NOT DISTINCT FROM p.period_from
JOIN family_contract fc ON fc.family = f.family
LEFT JOIN contract c ON c.person = p.person
WHERE fp.quantity * 1000 > fc.area * (1000 + :tolerance)
  AND p.quantity * 1000 > coalesce(c.area, 0) * (1000 + :tolerance)
