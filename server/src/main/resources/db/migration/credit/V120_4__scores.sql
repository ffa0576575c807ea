-- What patients allow to be read about them, and what was read. A score is read under an
-- authorisation in force and never without one.
CREATE TABLE score_authorisation (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    scheme text NOT NULL,
    source text NOT NULL,
    given_at timestamptz NOT NULL,
    given_by bigint NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT score_authorisation_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN score_authorisation.given_by IS 'the client through which it was given';
CREATE UNIQUE INDEX score_authorisation_one_in_force
    ON score_authorisation (patient, scheme, source)
    WHERE revoked_at IS NULL;
CREATE INDEX score_authorisation_by_patient ON score_authorisation (patient);

CREATE TABLE score_reading (
    id bigint NOT NULL,
    application bigint NOT NULL,
    patient bigint NOT NULL,
    authorisation bigint NOT NULL,
    source text NOT NULL,
    outcome text NOT NULL,
    score bigint,
    parts text NOT NULL,
    read_at timestamptz NOT NULL,
    pack text NOT NULL,
    pack_version integer NOT NULL,
    pack_hash text NOT NULL,
    rule text NOT NULL,
    limit_fen bigint,
    CONSTRAINT score_reading_pk PRIMARY KEY (id),
    CONSTRAINT score_reading_has_a_score CHECK ((outcome = 'READ') = (score IS NOT NULL))
);
COMMENT ON TABLE score_reading IS 'append-only: scores that were read, with what was decided by them';
COMMENT ON COLUMN score_reading.rule IS 'path in the pack of what decided the limit';
COMMENT ON COLUMN score_reading.limit_fen IS 'null: none';
CREATE INDEX score_reading_by_patient ON score_reading (patient);
