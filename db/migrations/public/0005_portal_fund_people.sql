-- How many different people the payments under an appropriation or allocation reached: where they are fewer than five and
-- the program is no public list, the pages count its money further up (小单元格).
CREATE TABLE portal_fund_people (
    program TEXT NOT NULL, year {integer} NOT NULL,          -- of the payments
    kind TEXT NOT NULL CHECK (kind IN ('allocation', 'appropriation')), number TEXT NOT NULL, people {integer} NOT NULL,
    PRIMARY KEY (program, year, kind, number)
);
-- A store that holds payments already gets the counts with everything else, once more.
UPDATE portal_site SET value = '0' WHERE name = 'pushed_leaf';
