-- A line's facts; its counters stand in the ledger under the same number.
CREATE TABLE credit_line (
    id bigint NOT NULL,
    kind smallint NOT NULL,
    patient bigint NOT NULL,
    debtor bigint NOT NULL,
    parent bigint,
    pack text,
    pack_version integer,
    institution bigint,
    lender bigint,
    lender_number text,
    commitment bigint,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT credit_line_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN credit_line.kind IS '1 scheme, 2 share, 3 trust';
CREATE UNIQUE INDEX credit_line_one_per_scheme
    ON credit_line (patient, pack)
    WHERE kind = 1 AND closed_at IS NULL;
CREATE UNIQUE INDEX credit_line_one_share
    ON credit_line (patient, parent)
    WHERE kind = 2 AND closed_at IS NULL;
CREATE UNIQUE INDEX credit_line_one_trust
    ON credit_line (patient, institution)
    WHERE kind = 3;
CREATE INDEX credit_line_by_debtor ON credit_line (debtor);
CREATE INDEX credit_line_by_parent ON credit_line (parent) WHERE parent IS NOT NULL;

-- What closes a line to new holds, and for how long. Lifted, never deleted.
CREATE TABLE line_block (
    id bigint NOT NULL,
    line bigint NOT NULL,
    cause text NOT NULL,
    blocked_at timestamptz NOT NULL,
    until timestamptz,
    lifted_at timestamptz,
    CONSTRAINT line_block_pk PRIMARY KEY (id)
);
CREATE INDEX line_block_by_line ON line_block (line) WHERE lifted_at IS NULL;

-- A wish for a line, until it is decided.
CREATE TABLE line_application (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    pack text NOT NULL,
    pack_version integer NOT NULL,
    commitment bigint NOT NULL,
    lender text,
    asked_at timestamptz NOT NULL,
    state smallint NOT NULL DEFAULT 0,
    decided_at timestamptz,
    decision text,
    line bigint,
    leased_until timestamptz,
    CONSTRAINT line_application_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN line_application.state IS '0 waiting, 1 opened, 2 refused, 3 withdrawn';
COMMENT ON COLUMN line_application.leased_until IS 'wall clock, not business time';
CREATE INDEX line_application_waiting ON line_application (id) WHERE state = 0;
CREATE INDEX line_application_by_patient ON line_application (patient);

-- The facts of what is owed. What stands open of it is in the entries; closed_at only keeps the
-- settled ones out of the way and is checked against them.
CREATE TABLE obligation (
    id bigint NOT NULL,
    line bigint NOT NULL,
    patient bigint NOT NULL,
    debtor bigint NOT NULL,
    institution bigint NOT NULL,
    visit bigint NOT NULL,
    settlement bigint NOT NULL,
    owner bigint NOT NULL,
    amount bigint NOT NULL,
    treatment_ended_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    pack_version integer,
    pack text,
    over_holds boolean NOT NULL,
    CONSTRAINT obligation_pk PRIMARY KEY (id),
    CONSTRAINT obligation_amount_is_positive CHECK (amount > 0)
) WITH (fillfactor = 85);
CREATE INDEX obligation_open_by_debtor ON obligation (debtor) WHERE closed_at IS NULL;
CREATE INDEX obligation_by_visit ON obligation (visit);
CREATE INDEX obligation_open ON obligation (id) WHERE closed_at IS NULL;
