-- A parent decides about the personal account of a minor, and about nobody else's.
ALTER TABLE account_wish ADD COLUMN said_by bigint;
COMMENT ON COLUMN account_wish.said_by IS
    'who said whether the personal account pays; null: the patient';
