-- 待分类超期: reports that nobody has sorted are counted for approvers by the reminders that were made of them.
CREATE INDEX complain_reminder_level ON complain_reminder (rule, level, case_id, started);
-- 影响期: until when a public clarification stands. Then its words go.
ALTER TABLE complain_clarification ADD COLUMN until_day {integer} NOT NULL DEFAULT 0;
