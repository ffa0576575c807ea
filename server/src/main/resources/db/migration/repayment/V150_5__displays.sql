-- By what a visit was settled or paid where something was shown: the first that did anything.
CREATE TABLE display (
    visit bigint NOT NULL,
    scheme text NOT NULL,
    means text NOT NULL,
    institution bigint NOT NULL,
    shown_at timestamptz NOT NULL,
    CONSTRAINT display_pk PRIMARY KEY (visit)
);
COMMENT ON TABLE display IS 'append-only: by which means visits were settled';
COMMENT ON COLUMN display.means IS 'what was recognised, or OWN_PHONE';
CREATE INDEX display_by_day ON display (shown_at);
