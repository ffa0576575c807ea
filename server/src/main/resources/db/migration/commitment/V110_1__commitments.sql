-- The words of a form, kept once; many signings show the same ones.
CREATE TABLE commitment_text (
    version text NOT NULL,
    words text NOT NULL,
    CONSTRAINT commitment_text_pk PRIMARY KEY (version)
);
COMMENT ON TABLE commitment_text IS 'append-only: the words that were shown';
COMMENT ON COLUMN commitment_text.version IS 'first 16 hexadecimal digits of the SM3 of the words';

-- A form that was opened to be read and signed. Its number becomes the commitment's.
CREATE TABLE signing (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    client bigint NOT NULL,
    staff bigint,
    institution bigint,
    opened_at timestamptz NOT NULL,
    signable_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    pack_version integer NOT NULL,
    staff_assisted boolean NOT NULL,
    scheme text NOT NULL,
    mode text NOT NULL,
    device text,
    text_version text NOT NULL,
    filling text NOT NULL,
    text_hash bytea NOT NULL,
    CONSTRAINT signing_pk PRIMARY KEY (id),
    CONSTRAINT signing_is_read_before_it_ends CHECK (signable_at < expires_at)
);
COMMENT ON TABLE signing IS 'append-only: forms that were shown';
COMMENT ON COLUMN signing.filling IS 'what the form says of the patient, masked';
COMMENT ON COLUMN signing.text_hash IS 'SM3 of the exact text: words and filling';

CREATE TABLE commitment (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    proxy bigint,
    client bigint NOT NULL,
    staff bigint,
    institution bigint,
    signed_at timestamptz NOT NULL,
    pack_version integer NOT NULL,
    authorises_reporting boolean NOT NULL,
    scheme text NOT NULL,
    mode text NOT NULL,
    relation text,
    proxy_identity text,
    doctor_code text,
    doctor_name text,
    image_format text NOT NULL,
    image bytea NOT NULL,
    doctor_image bytea,
    evidence_hash bytea NOT NULL,
    CONSTRAINT commitment_pk PRIMARY KEY (id),
    CONSTRAINT commitment_proxy_has_a_relation
        CHECK ((proxy IS NULL) = (relation IS NULL) AND (proxy IS NULL) = (proxy_identity IS NULL)),
    CONSTRAINT commitment_doctor_is_whole
        CHECK ((doctor_code IS NULL) = (doctor_image IS NULL)
            AND (doctor_code IS NULL) = (doctor_name IS NULL))
);
COMMENT ON TABLE commitment IS 'append-only: what was signed, with its evidence';
COMMENT ON COLUMN commitment.proxy_identity IS 'name and number of the relative, masked';
COMMENT ON COLUMN commitment.image IS 'the signature, base64, sealed';
COMMENT ON COLUMN commitment.evidence_hash IS 'SM3 over all parts of the evidence; also in the action log';
CREATE INDEX commitment_by_patient ON commitment (patient);

CREATE TABLE commitment_revocation (
    commitment bigint NOT NULL,
    client bigint NOT NULL,
    staff bigint,
    institution bigint,
    revoked_at timestamptz NOT NULL,
    reason text,
    CONSTRAINT commitment_revocation_pk PRIMARY KEY (commitment)
);
COMMENT ON TABLE commitment_revocation IS 'append-only: promises taken back';

-- Who is bound now; read at every check-in.
CREATE TABLE commitment_in_force (
    patient bigint NOT NULL,
    scheme text NOT NULL,
    commitment bigint NOT NULL,
    CONSTRAINT commitment_in_force_pk PRIMARY KEY (patient, scheme)
);
