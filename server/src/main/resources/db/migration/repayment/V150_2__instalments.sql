-- The part of an allocation that paid the charge of an instalment; the rest paid principal.
ALTER TABLE allocation ADD COLUMN charge bigint NOT NULL DEFAULT 0;

-- What a debtor has agreed to. The instalments are obligations; the plan says what was shown.
CREATE TABLE instalment_plan (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    debtor bigint NOT NULL,
    principal bigint NOT NULL,
    annual_rate numeric(6, 4) NOT NULL,
    total bigint NOT NULL,
    agreed_at timestamptz NOT NULL,
    journal bigint NOT NULL,
    CONSTRAINT instalment_plan_pk PRIMARY KEY (id),
    CONSTRAINT instalment_plan_once UNIQUE (obligation)
);
COMMENT ON TABLE instalment_plan IS 'append-only: what a debtor has agreed to';
COMMENT ON COLUMN instalment_plan.annual_rate IS 'per cent';
COMMENT ON COLUMN instalment_plan.total IS 'principal and charges, as shown before agreeing';
CREATE INDEX instalment_plan_by_debtor ON instalment_plan (debtor);

-- The parts of a plan in their order, and the charge of each once it has fallen due.
CREATE TABLE instalment (
    obligation bigint NOT NULL,
    plan bigint NOT NULL,
    number integer NOT NULL,
    due_on date NOT NULL,
    principal bigint NOT NULL,
    shown_charge bigint NOT NULL,
    charge bigint,
    CONSTRAINT instalment_pk PRIMARY KEY (obligation)
);
COMMENT ON COLUMN instalment.charge IS 'null until it falls due, and for the first, which is free; less than shown when parts were paid early';
CREATE INDEX instalment_by_plan ON instalment (plan);
CREATE INDEX instalment_uncharged ON instalment (due_on) WHERE number > 1 AND charge IS NULL;
