-- When to ask a lender who has paid at its own counters.
CREATE TABLE counter_inquiry (
    lender bigint NOT NULL,
    since timestamptz NOT NULL,
    ask_at timestamptz NOT NULL,
    CONSTRAINT counter_inquiry_pk PRIMARY KEY (lender)
);

-- What was paid there, each once by the lender's number.
CREATE TABLE counter_payment (
    lender bigint NOT NULL,
    number text NOT NULL,
    payment bigint NOT NULL,
    amount bigint NOT NULL,
    paid_at timestamptz NOT NULL,
    CONSTRAINT counter_payment_pk PRIMARY KEY (lender, number)
);
COMMENT ON TABLE counter_payment IS 'append-only: what lenders say was paid at their own counters';
