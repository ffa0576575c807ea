-- What was paid in time and has not raised a limit yet; a raise uses up what it counted.
CREATE TABLE payment_in_time (
    obligation bigint NOT NULL,
    line bigint NOT NULL,
    paid_at timestamptz NOT NULL,
    used_by bigint,
    CONSTRAINT payment_in_time_pk PRIMARY KEY (obligation)
);
COMMENT ON COLUMN payment_in_time.used_by IS 'the raise that counted it';
CREATE INDEX payment_in_time_unused ON payment_in_time (line) WHERE used_by IS NULL;

CREATE TABLE line_raise (
    id bigint NOT NULL,
    line bigint NOT NULL,
    raised_at timestamptz NOT NULL,
    from_fen bigint NOT NULL,
    to_fen bigint NOT NULL,
    level smallint,
    pack text NOT NULL,
    pack_version integer NOT NULL,
    pack_hash text NOT NULL,
    rule text NOT NULL,
    CONSTRAINT line_raise_pk PRIMARY KEY (id),
    CONSTRAINT line_raise_raises CHECK (to_fen > from_fen)
);
COMMENT ON TABLE line_raise IS 'append-only: limits that a rule of their scheme raised';
COMMENT ON COLUMN line_raise.level IS 'of service from then on; null where a scheme knows none';
CREATE INDEX line_raise_by_line ON line_raise (line);
