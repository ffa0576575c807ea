-- What an insurer kept back and a hospital has accepted as its own loss.
CREATE TABLE deduction_accepted (
    arrival bigint NOT NULL,
    journal bigint NOT NULL,
    client bigint NOT NULL,
    staff bigint,
    accepted_at timestamptz NOT NULL,
    CONSTRAINT deduction_accepted_pk PRIMARY KEY (arrival)
);
COMMENT ON TABLE deduction_accepted IS 'append-only: what hospitals accepted as their loss';
