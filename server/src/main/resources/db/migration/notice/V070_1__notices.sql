-- The outbox. A row is written in the transaction of what it tells; the carrier is called later.
-- send_at is business time and decides when; resting_until is wall clock and keeps two servers from
-- sending the same row, and one server from asking too often.
CREATE TABLE notice (
    id bigint NOT NULL,
    queued_at timestamptz NOT NULL,
    not_before timestamptz,
    send_at timestamptz NOT NULL,
    useful_until timestamptz,
    resting_until timestamptz,
    sent_at timestamptz,
    ended_at timestamptz,
    patient bigint,
    institution bigint,
    subject bigint NOT NULL,
    folded_into bigint,
    attempts integer NOT NULL DEFAULT 0,
    priority smallint NOT NULL,
    english boolean NOT NULL,
    state text NOT NULL,
    template text NOT NULL,
    text text,
    parameters text,
    reason text,
    phone bytea,
    secret bytea,
    CONSTRAINT notice_pk PRIMARY KEY (id),
    CONSTRAINT notice_state_is_known
        CHECK (state IN ('WAITING', 'SENT', 'DELIVERED', 'FAILED', 'FOLDED')),
    CONSTRAINT notice_folded_names_its_leader CHECK ((state = 'FOLDED') = (folded_into IS NOT NULL)),
    CONSTRAINT notice_failed_says_why CHECK (state <> 'FAILED' OR reason IS NOT NULL),
    CONSTRAINT notice_says_something CHECK (text IS NOT NULL OR parameters IS NOT NULL),
    CONSTRAINT notice_waits_for_a_phone CHECK (state <> 'WAITING' OR phone IS NOT NULL)
);
COMMENT ON COLUMN notice.patient IS 'null: a one-time code to a bare phone number';
COMMENT ON COLUMN notice.institution IS 'on whose behalf; null: the city';
COMMENT ON COLUMN notice.send_at IS 'business time; moved on by quiet hours and caps';
COMMENT ON COLUMN notice.useful_until IS 'business time after which it would only mislead';
COMMENT ON COLUMN notice.resting_until IS 'wall clock, not business time';
COMMENT ON COLUMN notice.text IS 'as sent; of a one-time code the digits are left out';
COMMENT ON COLUMN notice.parameters IS 'JSON, in place of the text where messages may be folded';
COMMENT ON COLUMN notice.phone IS 'sealed';
COMMENT ON COLUMN notice.secret IS 'the whole text of a one-time code, sealed';
CREATE INDEX notice_waiting ON notice (priority, send_at, id) WHERE state = 'WAITING';
CREATE INDEX notice_by_patient ON notice (patient, queued_at, id) WHERE patient IS NOT NULL;
CREATE INDEX notice_dunning ON notice (subject, sent_at) WHERE priority = 3;

-- How we are called at a carrier that serves many cities, and how far its receipts have been read.
CREATE TABLE notice_carrier (
    carrier text NOT NULL,
    sender text NOT NULL,
    receipts_through bigint NOT NULL DEFAULT 0,
    CONSTRAINT notice_carrier_pk PRIMARY KEY (carrier)
);
