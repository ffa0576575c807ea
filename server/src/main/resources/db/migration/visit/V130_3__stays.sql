-- What an inpatient visit has besides: where the patient lies, and what was asked for beforehand.
CREATE TABLE stay (
    visit bigint NOT NULL,
    institution bigint NOT NULL,
    ward bigint NOT NULL,
    admitted_at timestamptz NOT NULL,
    deposit_stated bigint,
    deposit_usual bigint,
    expected_days integer,
    deposit_mode smallint,
    bed text NOT NULL,
    CONSTRAINT stay_pk PRIMARY KEY (visit)
) WITH (fillfactor = 80);
COMMENT ON COLUMN stay.deposit_stated IS 'what the hospital asks of this patient; null: as the ward has it';
COMMENT ON COLUMN stay.deposit_usual IS 'what is asked without credit, fixed at check-in';
COMMENT ON COLUMN stay.deposit_mode IS '1 paid, 2 waived, 3 drawn; null until check-in';

-- Where an inpatient has been lying.
CREATE TABLE stay_bed (
    visit bigint NOT NULL,
    at timestamptz NOT NULL,
    ward bigint NOT NULL,
    by_client bigint NOT NULL,
    bed text NOT NULL
);
COMMENT ON TABLE stay_bed IS 'append-only: beds of stays';
CREATE INDEX stay_bed_by_visit ON stay_bed (visit);

-- What a hospital has fixed for a ward.
CREATE TABLE ward_terms (
    department bigint NOT NULL,
    institution bigint NOT NULL,
    deposit_per_day bigint NOT NULL,
    deposit_free_trial boolean NOT NULL,
    CONSTRAINT ward_terms_pk PRIMARY KEY (department)
);
COMMENT ON COLUMN ward_terms.deposit_free_trial IS 'takes part where a scheme waives deposits in trial wards';

CREATE INDEX visit_lying_in ON visit (institution, id) WHERE kind = 3 AND ended_at IS NULL;
CREATE INDEX visit_discharged ON visit (ended_at) WHERE kind = 3;
