-- Apps of hospitals and of the city that open sessions for the people who are logged in to them.
CREATE TABLE launching_app (
    id bigint NOT NULL,
    institution bigint,
    name text NOT NULL,
    door text NOT NULL,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT launching_app_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN launching_app.institution IS 'whose app it is; null: the city''s own';
COMMENT ON COLUMN launching_app.door IS 'where somebody stands who comes from it, a door of packs';
COMMENT ON COLUMN launching_app.secret IS 'sealed; it checks the app''s signatures';

-- What an app has signed counts once. Rows whose time is over are taken away.
CREATE TABLE launch (
    app bigint NOT NULL,
    expires_at timestamptz NOT NULL,
    nonce text NOT NULL,
    CONSTRAINT launch_is_used_once PRIMARY KEY (app, nonce)
);

CREATE TABLE launched_session (
    client bigint NOT NULL,
    app bigint NOT NULL,
    CONSTRAINT launched_session_pk PRIMARY KEY (client)
);
COMMENT ON TABLE launched_session IS 'append-only: which app opened a session';
