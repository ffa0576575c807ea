CREATE TABLE staff (
    id bigint NOT NULL,
    institution bigint,
    username text NOT NULL,
    name text NOT NULL,
    roles text[] NOT NULL,
    password bytea NOT NULL,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    CONSTRAINT staff_pk PRIMARY KEY (id),
    CONSTRAINT staff_username_is_taken UNIQUE (username)
);
COMMENT ON COLUMN staff.institution IS 'null for the city''s own people';

-- Whoever may call: a staff session, a patient session, or the key of a hospital's system. Only a
-- digest of the secret is kept.
CREATE TABLE client (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    secret bytea NOT NULL,
    roles text[] NOT NULL,
    institution bigint,
    patient bigint,
    staff bigint,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT client_pk PRIMARY KEY (id)
);
CREATE INDEX client_by_institution ON client (institution) WHERE kind = 'KEY';

CREATE TABLE one_time_code (
    phone bytea NOT NULL,
    code bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    CONSTRAINT one_time_code_pk PRIMARY KEY (phone)
);
COMMENT ON COLUMN one_time_code.phone IS 'keyed SM3 index of the phone number';

CREATE TABLE audit (
    at timestamptz NOT NULL,
    client bigint NOT NULL,
    staff bigint,
    institution bigint,
    status smallint NOT NULL,
    method text NOT NULL,
    path text NOT NULL
);
COMMENT ON TABLE audit IS 'append-only: who asked for what';
CREATE INDEX audit_by_time ON audit USING brin (at);
CREATE INDEX audit_by_client ON audit (client, at);
