-- One row with two sides: an unbalanced journal cannot be written. Columns stand in the order that
-- wastes no bytes; a confirmed charge writes one row of 80 bytes and two summarising index pages.
-- xid tells the sealer which rows can no longer be joined by an earlier, still open transaction.
CREATE TABLE entry (
    journal bigint NOT NULL,
    at timestamptz NOT NULL,
    debit_key bigint,
    credit_key bigint,
    line bigint,
    reverses bigint,
    amount bigint NOT NULL,
    owner bigint NOT NULL,
    xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    kind smallint NOT NULL,
    source smallint NOT NULL,
    debit smallint NOT NULL,
    credit smallint NOT NULL,
    CONSTRAINT entry_amount_is_positive CHECK (amount > 0)
);
COMMENT ON TABLE entry IS 'append-only: the journals';
CREATE INDEX entry_by_journal ON entry USING brin (journal) WITH (pages_per_range = 16);
CREATE INDEX entry_by_xid ON entry USING brin (xid) WITH (pages_per_range = 16);
CREATE INDEX entry_by_line ON entry (line) WHERE line IS NOT NULL;

-- Cumulative counters, never a net: what was held, drawn and repaid in all. Room on the page keeps
-- every update in place.
CREATE TABLE balance (
    line bigint NOT NULL,
    parent bigint,
    limit_fen bigint,
    holds_opened bigint NOT NULL DEFAULT 0,
    holds_closed bigint NOT NULL DEFAULT 0,
    drawn bigint NOT NULL DEFAULT 0,
    repaid bigint NOT NULL DEFAULT 0,
    CONSTRAINT balance_pk PRIMARY KEY (line),
    CONSTRAINT balance_limit_is_not_negative CHECK (limit_fen >= 0),
    CONSTRAINT balance_closes_only_what_was_held CHECK (holds_closed <= holds_opened),
    CONSTRAINT balance_repays_only_what_was_drawn CHECK (repaid <= drawn)
) WITH (fillfactor = 70);

CREATE TABLE hold (
    id bigint NOT NULL,
    line bigint NOT NULL,
    visit bigint NOT NULL,
    amount bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    expires_at timestamptz,
    closed_at timestamptz,
    outcome smallint,
    CONSTRAINT hold_pk PRIMARY KEY (id),
    CONSTRAINT hold_amount_is_positive CHECK (amount > 0)
) WITH (fillfactor = 80);
CREATE INDEX hold_by_visit ON hold (visit);
CREATE INDEX hold_by_expiry ON hold (expires_at) WHERE expires_at IS NOT NULL;

-- What was done and decided outside the books: notices, calls, disputes, pauses, decisions.
CREATE TABLE action (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    subject bigint NOT NULL,
    actor bigint,
    xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    kind text NOT NULL,
    detail text NOT NULL,
    CONSTRAINT action_pk PRIMARY KEY (id)
);
COMMENT ON TABLE action IS 'append-only: what was done and decided';
CREATE INDEX action_by_subject ON action (subject, kind);
CREATE INDEX action_by_xid ON action USING brin (xid) WITH (pages_per_range = 16);

-- The owners of books. An institution's number is its party's number.
CREATE TABLE party (
    id bigint NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT party_pk PRIMARY KEY (id),
    CONSTRAINT party_code_is_unique UNIQUE (kind, code)
);
