-- A reporter's name on its way (举报人身份), sealed twice: JSON of one copy for each custodian. NULL where none was given.
ALTER TABLE complain_parcel ADD COLUMN identity {bytes};
