-- Versions that an operator has uploaded; one that was never activated may be uploaded again.
CREATE TABLE pack_upload (
    scheme text NOT NULL,
    version integer NOT NULL,
    uploaded_by bigint NOT NULL,
    uploaded_at timestamptz NOT NULL,
    hash text NOT NULL,
    content text NOT NULL,
    CONSTRAINT pack_upload_pk PRIMARY KEY (scheme, version)
);
COMMENT ON COLUMN pack_upload.hash IS 'SM3 of the content, hexadecimal';

-- Versions as they were when the city first activated them, word for word: a newer release of the
-- server, or another upload, does not change what visits and obligations began under.
CREATE TABLE pack_version (
    scheme text NOT NULL,
    version integer NOT NULL,
    kept_at timestamptz NOT NULL,
    hash text NOT NULL,
    content text NOT NULL,
    CONSTRAINT pack_version_pk PRIMARY KEY (scheme, version)
);
COMMENT ON TABLE pack_version IS 'append-only: the packs a city has activated';

CREATE TABLE pack_activation (
    id bigint NOT NULL,
    activated_by bigint NOT NULL,
    activated_at timestamptz NOT NULL,
    valid_from date NOT NULL,
    version integer NOT NULL,
    is_default boolean NOT NULL,
    scheme text NOT NULL,
    CONSTRAINT pack_activation_pk PRIMARY KEY (id)
);
COMMENT ON TABLE pack_activation IS 'append-only: which version counts from which day';
COMMENT ON COLUMN pack_activation.is_default IS 'the scheme a patient is offered first';
