-- Leave to debit a wallet; taken back, never deleted.
CREATE TABLE mandate (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    payee bigint NOT NULL,
    granted_at timestamptz NOT NULL,
    revoked_at timestamptz,
    channel smallint NOT NULL,
    CONSTRAINT mandate_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX mandate_one_in_force
    ON mandate (patient, payee, channel)
    WHERE revoked_at IS NULL;
CREATE INDEX mandate_in_force ON mandate (id) WHERE revoked_at IS NULL;
