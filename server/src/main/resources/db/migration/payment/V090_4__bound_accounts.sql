-- An account that its owner has bound may be debited by whoever settles the owner's care.
ALTER TABLE mandate ALTER COLUMN payee DROP NOT NULL;
COMMENT ON COLUMN mandate.payee IS 'null: a bound account, for every payee of the city';
CREATE UNIQUE INDEX mandate_one_account ON mandate (patient)
    WHERE payee IS NULL AND revoked_at IS NULL;
