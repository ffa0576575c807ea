-- A recognition serves one visit: the first that names it.
CREATE TABLE recognition_use (
    recognition bigint NOT NULL,
    visit bigint NOT NULL,
    used_at timestamptz NOT NULL,
    CONSTRAINT recognition_use_pk PRIMARY KEY (recognition)
);
COMMENT ON TABLE recognition_use IS 'append-only: for which visit a recognition was used up';
