WITH marked AS (
    SELECT p.serial, p.person, p.name, p.period, p.pay_date, p.amount_fen, p.source_system,
           translate(substr(p.remark, position(m.text IN p.remark) + length(m.text)),
                     '：，；;。、,　（）()', ':           ') AS tail
    FROM payment p
    JOIN parameter m
      ON m.name = 'number_marks'
     AND position(m.text IN p.remark) > 0
    WHERE p.arrived
      AND p.amount_fen > 0
      AND EXISTS (SELECT 1 FROM parameter w
                  WHERE w.name = 'machine_words' AND position(w.text IN p.program_name) > 0)
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'part_words' AND position(w.text IN p.remark) > 0)
),
numbered AS (
    SELECT DISTINCT serial, person, name, period, pay_date, amount_fen, source_system,
           upper(split_part(ltrim(tail, ': '), ' ', 1)) AS machine
    FROM marked
),
claims AS (
    SELECT machine, count(*) AS claims
    FROM numbered
    WHERE length(machine) >= :shortest
    GROUP BY machine
    -- One payment may have been handed in twice, by the one-card feed and by the office.
    HAVING count(DISTINCT person) > 1
        OR count(*) > greatest(count(DISTINCT source_system), 1)
)
SELECT n.machine AS hit,
       n.serial AS record,
       n.person AS person,
       n.amount_fen AS amount_fen,
       n.machine AS machine,
       n.name AS recipient,
       n.period AS period,
       n.pay_date AS pay_date,
       c.claims AS claims
FROM numbered n
JOIN claims c ON c.machine = n.machine
