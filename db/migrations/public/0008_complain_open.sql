-- What the office makes public of complaints (投诉办理公开): figures and outcomes as finished documents, without anybody's case.
CREATE TABLE complain_shown (
    name TEXT NOT NULL PRIMARY KEY,      -- 'figures', 'outcomes/2017-10'
    text TEXT NOT NULL                   -- JSON
);
