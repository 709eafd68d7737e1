DELETE FROM complain_notice_wish
WHERE NOT EXISTS (
    SELECT 1
    FROM complain_case c
    WHERE c.look_up = complain_notice_wish.look_up
      AND (
        (length(c.report) > 0 AND c.stage NOT IN ('not_accepted', 'merged', 'closed', 'reviewed'))
        OR EXISTS (
            SELECT 1 FROM complain_said s WHERE s.case_id = c.id AND s.internal = 0 AND s.pushed = 0
        )
      )
)
