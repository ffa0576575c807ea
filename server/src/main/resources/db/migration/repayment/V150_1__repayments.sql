-- What a payment is meant for; without a row it goes to what falls due first.
CREATE TABLE repayment_purpose (
    payment bigint NOT NULL,
    obligations bigint[] NOT NULL,
    CONSTRAINT repayment_purpose_pk PRIMARY KEY (payment)
);

-- Where each fen of a payment went.
CREATE TABLE allocation (
    payment bigint NOT NULL,
    obligation bigint NOT NULL,
    amount bigint NOT NULL,
    at timestamptz NOT NULL,
    journal bigint NOT NULL,
    CONSTRAINT allocation_pk PRIMARY KEY (payment, obligation),
    CONSTRAINT allocation_amount_is_positive CHECK (amount > 0)
);
COMMENT ON TABLE allocation IS 'append-only: where each fen of a payment went';
CREATE INDEX allocation_by_obligation ON allocation (obligation);

-- Money on its way back to a patient, and from which payment it came.
CREATE TABLE return_order (
    id bigint NOT NULL,
    payment bigint NOT NULL,
    patient bigint NOT NULL,
    owner bigint NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    returned_at timestamptz,
    CONSTRAINT return_order_pk PRIMARY KEY (id),
    CONSTRAINT return_order_amount_is_positive CHECK (amount > 0)
);
CREATE INDEX return_order_by_payment ON return_order (payment);
CREATE INDEX return_order_open ON return_order (at) WHERE returned_at IS NULL;
