-- Which hospital a patient lets see what others have examined.
CREATE TABLE record_consent (
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    given_by bigint NOT NULL,
    given_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    CONSTRAINT record_consent_pk PRIMARY KEY (patient, institution)
);
COMMENT ON TABLE record_consent IS 'which hospital may see what was examined elsewhere, until when';
