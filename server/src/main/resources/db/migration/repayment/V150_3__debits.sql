-- A debit under a mandate, written before the channel is called. Its payment says how it ended.
CREATE TABLE debit_attempt (
    payment bigint NOT NULL,
    obligation bigint NOT NULL,
    mandate bigint NOT NULL,
    amount bigint NOT NULL,
    leased_until timestamptz,
    day date NOT NULL,
    called boolean NOT NULL DEFAULT false,
    CONSTRAINT debit_attempt_pk PRIMARY KEY (payment),
    CONSTRAINT debit_attempt_once_a_day UNIQUE (obligation, day)
);
COMMENT ON COLUMN debit_attempt.leased_until IS 'wall clock, not business time';
CREATE INDEX debit_attempt_to_call ON debit_attempt (payment) WHERE NOT called;
