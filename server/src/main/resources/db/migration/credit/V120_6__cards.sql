-- A credit card for care stands beside the line of a scheme.
COMMENT ON COLUMN credit_line.kind IS '1 scheme, 2 share, 3 trust, 4 card';
CREATE UNIQUE INDEX credit_line_one_card
    ON credit_line (debtor)
    WHERE kind = 4 AND closed_at IS NULL;

ALTER TABLE line_application ADD COLUMN card boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN line_application.card IS 'whether a credit card for care is applied for';

-- Wishes for a higher limit, asked of lenders until they have answered.
CREATE TABLE limit_raise (
    id bigint NOT NULL,
    line bigint NOT NULL,
    wanted bigint NOT NULL,
    granted bigint,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    leased_until timestamptz,
    reason text,
    CONSTRAINT limit_raise_pk PRIMARY KEY (id),
    CONSTRAINT limit_raise_is_positive CHECK (wanted > 0 AND granted > 0)
);
COMMENT ON COLUMN limit_raise.granted IS 'the new limit; null when it was declined or is undecided';
COMMENT ON COLUMN limit_raise.leased_until IS 'wall clock, not business time';
CREATE INDEX limit_raise_waiting ON limit_raise (id) WHERE answered_at IS NULL;
CREATE INDEX limit_raise_by_line ON limit_raise (line);
