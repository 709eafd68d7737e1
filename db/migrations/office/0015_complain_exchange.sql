-- Exchange of cases (案件交换): what other organs answer through the county.
-- An answer of the level above, sealed to the case, until it has been laid down for its reporter.
CREATE TABLE complain_answer (
    look_up {bytes} NOT NULL,                      -- of the receipt code: nothing else of the case is known here
    number {integer} NOT NULL,                     -- of the item, behind all that the office said itself
    sealed {bytes} NOT NULL,
    PRIMARY KEY (look_up, number)
);
