-- What hospitals upload to the lists of schemes, with its evidence; the city's people decide.
CREATE TABLE list_upload (
    id bigint NOT NULL,
    white boolean NOT NULL,
    person bigint NOT NULL,
    obligation bigint,
    draft bigint,
    scheme text NOT NULL,
    institution bigint NOT NULL,
    reason text NOT NULL,
    evidence_name text NOT NULL,
    evidence bytea NOT NULL,
    evidence_hash text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    uploaded_by bigint,
    CONSTRAINT list_upload_pk PRIMARY KEY (id),
    CONSTRAINT list_upload_black_is_for_a_bill CHECK (white = (obligation IS NULL))
);
COMMENT ON TABLE list_upload IS 'append-only: what hospitals uploaded to lists';
COMMENT ON COLUMN list_upload.evidence_hash IS 'SM3, hexadecimal';
CREATE INDEX list_upload_by_person ON list_upload (person);

-- Who is trusted under a scheme. Ended, never deleted.
CREATE TABLE white_listing (
    id bigint NOT NULL,
    person bigint NOT NULL,
    scheme text NOT NULL,
    listed_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT white_listing_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN white_listing.id IS 'of the upload';
CREATE UNIQUE INDEX white_listing_one ON white_listing (person, scheme) WHERE ended_at IS NULL;
