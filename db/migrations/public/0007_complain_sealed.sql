-- Files of a report on their way in (断点续传): sealed in the browser, kept until the report that they belong to arrives or their time is over.
CREATE TABLE complain_upload (
    token {bytes} NOT NULL,              -- of the parcel, which its sender has chosen
    file {integer} NOT NULL,
    length {integer} NOT NULL,           -- what is promised, in bytes
    taken {integer} NOT NULL DEFAULT 0,  -- what is here, from the start and without a gap
    expires_at {integer} NOT NULL,       -- cut to ten minutes
    PRIMARY KEY (token, file)
);
CREATE INDEX complain_upload_expiry ON complain_upload (expires_at);
CREATE TABLE complain_upload_part (
    token {bytes} NOT NULL, file {integer} NOT NULL,
    first_byte {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (token, file, first_byte),
    FOREIGN KEY (token, file) REFERENCES complain_upload (token, file)
);
