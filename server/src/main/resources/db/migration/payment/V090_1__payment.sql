-- Money on its way in. The row is written before a channel is called; what the channel then says
-- changes its status once. institution is where it is looked after: the window's, or the payee's.
CREATE TABLE payment (
    id bigint NOT NULL,
    subject bigint NOT NULL,
    payee bigint NOT NULL,
    patient bigint NOT NULL,
    payer bigint,
    institution bigint NOT NULL,
    shift bigint,
    amount bigint NOT NULL,
    given_back bigint NOT NULL DEFAULT 0,
    opened_at timestamptz NOT NULL,
    received_at timestamptz,
    noted_at timestamptz,
    ask_at timestamptz,
    asked integer NOT NULL DEFAULT 0,
    purpose smallint NOT NULL,
    channel smallint NOT NULL,
    status smallint NOT NULL,
    closing boolean NOT NULL DEFAULT false,
    code_url text,
    reference text,
    CONSTRAINT payment_pk PRIMARY KEY (id),
    CONSTRAINT payment_amount_is_positive CHECK (amount > 0),
    CONSTRAINT payment_received_has_its_time CHECK ((status = 2) = (received_at IS NOT NULL)),
    CONSTRAINT payment_gives_back_what_came CHECK (
        given_back BETWEEN 0 AND CASE WHEN status = 2 THEN amount ELSE 0 END)
) WITH (fillfactor = 85);
COMMENT ON COLUMN payment.received_at IS 'when the payer paid, as the channel says, within the time from opening to noting';
COMMENT ON COLUMN payment.noted_at IS 'when we learned of it';
COMMENT ON COLUMN payment.ask_at IS 'wall clock, not business time: when the channel is asked next';
COMMENT ON COLUMN payment.closing IS 'its validity is over: to be closed at the channel';
COMMENT ON COLUMN payment.reference IS 'the channel''s own number of the transaction';
CREATE INDEX payment_open ON payment (ask_at) WHERE status = 1;
CREATE INDEX payment_by_day ON payment (institution, received_at) WHERE received_at IS NOT NULL;
CREATE INDEX payment_by_shift ON payment (shift) WHERE shift IS NOT NULL;

-- Money on its way back: through the channel that brought it, or over the counter.
CREATE TABLE give_back (
    id bigint NOT NULL,
    payment bigint NOT NULL,
    payee bigint NOT NULL,
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    shift bigint,
    staff bigint,
    amount bigint NOT NULL,
    ordered_at timestamptz NOT NULL,
    given_at timestamptz,
    ask_at timestamptz,
    asked integer NOT NULL DEFAULT 0,
    channel smallint NOT NULL,
    status smallint NOT NULL,
    reference text,
    CONSTRAINT give_back_pk PRIMARY KEY (id),
    CONSTRAINT give_back_amount_is_positive CHECK (amount > 0),
    CONSTRAINT give_back_given_has_its_time CHECK ((status = 2) = (given_at IS NOT NULL))
) WITH (fillfactor = 85);
COMMENT ON COLUMN give_back.channel IS 'the channel that brought it; once given, the one it went through';
COMMENT ON COLUMN give_back.ask_at IS 'wall clock; null: a person hands it out';
CREATE INDEX give_back_to_ask ON give_back (ask_at) WHERE status = 1 AND ask_at IS NOT NULL;
CREATE INDEX give_back_waiting ON give_back (institution, id) WHERE status <> 2;
CREATE INDEX give_back_by_shift ON give_back (shift) WHERE shift IS NOT NULL;

CREATE TABLE shift (
    id bigint NOT NULL,
    institution bigint NOT NULL,
    staff bigint,
    opening_float bigint NOT NULL,
    expected_cash bigint,
    counted_cash bigint,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    cashier text NOT NULL,
    pay_window text NOT NULL,
    CONSTRAINT shift_pk PRIMARY KEY (id),
    CONSTRAINT shift_float_is_not_negative CHECK (opening_float >= 0),
    CONSTRAINT shift_count_is_not_negative CHECK (counted_cash >= 0),
    CONSTRAINT shift_is_counted_when_it_closes CHECK (
        (closed_at IS NULL) = (counted_cash IS NULL)
        AND (closed_at IS NULL) = (expected_cash IS NULL))
);
CREATE UNIQUE INDEX shift_one_per_window ON shift (institution, pay_window) WHERE closed_at IS NULL;

-- Who collects at a channel, with the keys it signs with. Keys are sealed.
CREATE TABLE merchant (
    id bigint NOT NULL,
    payee bigint NOT NULL,
    channel smallint NOT NULL,
    mchid text NOT NULL,
    serial text NOT NULL,
    public_key bytea NOT NULL,
    private_key bytea NOT NULL,
    api_key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT merchant_pk PRIMARY KEY (id),
    CONSTRAINT merchant_one_per_payee UNIQUE (payee, channel),
    CONSTRAINT merchant_number_is_unique UNIQUE (channel, mchid)
);

-- The keys a channel signs with. Once pinned a serial keeps its key.
CREATE TABLE platform_key (
    channel smallint NOT NULL,
    serial text NOT NULL,
    public_key bytea NOT NULL,
    pinned_at timestamptz NOT NULL,
    CONSTRAINT platform_key_pk PRIMARY KEY (channel, serial)
);
COMMENT ON TABLE platform_key IS 'append-only: what a callback is checked with';

-- What did not agree and was therefore not booked.
CREATE TABLE payment_discrepancy (
    id bigint NOT NULL,
    subject bigint NOT NULL,
    owner bigint NOT NULL,
    expected bigint,
    found bigint,
    at timestamptz NOT NULL,
    kind smallint NOT NULL,
    reference text NOT NULL,
    CONSTRAINT payment_discrepancy_pk PRIMARY KEY (id),
    CONSTRAINT payment_discrepancy_is_named_once UNIQUE (kind, subject, reference)
);
COMMENT ON TABLE payment_discrepancy IS 'append-only: named exceptions of money';
COMMENT ON COLUMN payment_discrepancy.subject IS 'the payment, give-back or shift; 0 when there is none';
COMMENT ON COLUMN payment_discrepancy.owner IS 'whose money it is; for a shift, its institution';
CREATE INDEX payment_discrepancy_by_day ON payment_discrepancy (owner, at);
