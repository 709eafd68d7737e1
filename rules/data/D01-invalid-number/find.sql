SELECT CAST(p.person AS TEXT) AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.birth,
       CASE WHEN n.issued = FALSE THEN '前六位从未发放过'
            WHEN p.birth > coalesce(p.pay_date, p.period_to) THEN '发放时还没有出生'
            ELSE '年龄过大' END AS fault
FROM payment p
LEFT JOIN person_number n ON n.person = p.person
WHERE n.issued = FALSE
   OR p.birth > coalesce(p.pay_date, p.period_to)
   OR extract(year FROM p.period_from) - extract(year FROM p.birth) > :oldest
