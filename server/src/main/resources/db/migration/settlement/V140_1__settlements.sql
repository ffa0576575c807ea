-- One insurer settlement of some charges of a visit. A prepared one is a durable intent: its number
-- is the key under which insurer and lender are asked, again and again, until they have answered.
CREATE TABLE settlement (
    id bigint NOT NULL,
    root bigint NOT NULL,
    visit bigint NOT NULL,
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    obligation bigint NOT NULL,
    prepared_at timestamptz NOT NULL,
    posted_at timestamptz,
    leased_until timestamptz NOT NULL,
    total bigint NOT NULL,
    pool bigint NOT NULL DEFAULT 0,
    other_fund bigint NOT NULL DEFAULT 0,
    relief bigint NOT NULL DEFAULT 0,
    personal_account bigint NOT NULL DEFAULT 0,
    mutual_aid bigint NOT NULL DEFAULT 0,
    hospital bigint NOT NULL DEFAULT 0,
    personal bigint NOT NULL DEFAULT 0,
    journal bigint,
    state smallint NOT NULL,
    trigger smallint NOT NULL,
    insurer_reference text,
    refusal text,
    CONSTRAINT settlement_pk PRIMARY KEY (id)
) WITH (fillfactor = 80);
COMMENT ON COLUMN settlement.root IS 'the settlement whose charges it settles again; itself for a first one';
COMMENT ON COLUMN settlement.state IS '1 prepared, 2 posted, 3 refused by the insurer, 4 replaced';
COMMENT ON COLUMN settlement.leased_until IS 'wall clock, not business time';
CREATE INDEX settlement_by_visit ON settlement (visit);
CREATE INDEX settlement_waiting ON settlement (leased_until) WHERE state = 1;

-- Taking back settled charges: reverse, settle the rest again, post the difference.
CREATE TABLE refund (
    id bigint NOT NULL,
    settlement bigint NOT NULL,
    orders bigint[] NOT NULL,
    requested_at timestamptz NOT NULL,
    requested_by bigint NOT NULL,
    leased_until timestamptz NOT NULL,
    posted_at timestamptz,
    state smallint NOT NULL,
    reason text NOT NULL,
    CONSTRAINT refund_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN refund.id IS 'also the number of the settlement that takes the old one''s place';
COMMENT ON COLUMN refund.state IS '1 waiting, 2 posted, 3 refused by the insurer';
CREATE INDEX refund_waiting ON refund (leased_until) WHERE state = 1;
CREATE UNIQUE INDEX refund_one_at_a_time ON refund (settlement) WHERE state = 1;

-- Deposits of stays: paid in cash, or drawn from the line.
CREATE TABLE deposit (
    id bigint NOT NULL,
    visit bigint NOT NULL,
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    amount bigint NOT NULL,
    used bigint NOT NULL DEFAULT 0,
    returned bigint NOT NULL DEFAULT 0,
    at timestamptz NOT NULL,
    obligation bigint,
    payment bigint,
    leased_until timestamptz,
    state smallint NOT NULL,
    CONSTRAINT deposit_pk PRIMARY KEY (id),
    CONSTRAINT deposit_uses_what_it_holds CHECK (used + returned <= amount)
);
COMMENT ON COLUMN deposit.state IS '1 being drawn, 2 held, 3 closed';
CREATE INDEX deposit_by_visit ON deposit (visit);

-- How the patient's part of a refund fell on what had been drawn.
CREATE TABLE refund_part (
    refund bigint NOT NULL,
    obligation bigint NOT NULL,
    to_line bigint NOT NULL,
    to_credit bigint NOT NULL,
    CONSTRAINT refund_part_pk PRIMARY KEY (refund, obligation)
);
COMMENT ON TABLE refund_part IS 'append-only: the patient''s part of refunds';
CREATE INDEX refund_part_by_obligation ON refund_part (obligation);
