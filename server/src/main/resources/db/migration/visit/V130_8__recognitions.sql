-- Codes that patients show on their own phones. Only a keyed index of the code is kept.
CREATE TABLE shown_code (
    code bytea NOT NULL,
    patient bigint NOT NULL,
    through bigint,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT shown_code_pk PRIMARY KEY (code)
);
COMMENT ON COLUMN shown_code.through IS 'the relative on whose phone it is shown; null on the own';
CREATE INDEX shown_code_by_patient ON shown_code (patient);

-- Who was recognised where, and by what. What was shown is not kept.
CREATE TABLE recognition (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    through bigint,
    institution bigint NOT NULL,
    client bigint NOT NULL,
    at timestamptz NOT NULL,
    identity text NOT NULL,
    key text NOT NULL,
    shown bytea NOT NULL,
    CONSTRAINT recognition_pk PRIMARY KEY (id),
    CONSTRAINT recognition_key_is_taken UNIQUE (client, key)
);
COMMENT ON TABLE recognition IS 'append-only: who was recognised, and by what';
COMMENT ON COLUMN recognition.shown IS 'keyed index of what was shown, to know a repeated request';
