-- Every limit a line ever had: with holds and entries it says how the line stood at any moment.
CREATE TABLE line_limit (
    id bigint NOT NULL,
    line bigint NOT NULL,
    at timestamptz NOT NULL,
    limit_fen bigint,
    CONSTRAINT line_limit_pk PRIMARY KEY (id),
    CONSTRAINT line_limit_is_not_negative CHECK (limit_fen >= 0)
);
COMMENT ON TABLE line_limit IS 'append-only: the limits of lines';
CREATE INDEX line_limit_by_line ON line_limit (line, at, id);
CREATE INDEX hold_by_line ON hold (line);

-- Lines that were opened before limits were kept.
INSERT INTO line_limit (id, line, at, limit_fen)
SELECT line, line, timestamptz '2000-01-01T00:00:00Z', limit_fen
FROM balance;
