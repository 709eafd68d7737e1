-- Whom to call (一键通): the telephones of offices that answer for a place. They are public.
CREATE TABLE complain_contact (
    id {auto_id},
    place {integer} NOT NULL,       -- county, town or village
    unit TEXT NOT NULL,             -- "红旗村村民委员会"; never a person's name
    duty TEXT NOT NULL,             -- "低保、临时救助"
    telephone TEXT NOT NULL,        -- digits and hyphens
    changed_at {integer} NOT NULL
);
CREATE INDEX complain_contact_place ON complain_contact (place, id);
