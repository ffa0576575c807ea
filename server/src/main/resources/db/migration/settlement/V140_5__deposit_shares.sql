-- How much of a settlement a deposit pays, promised when the insurer's split is known, of what no
-- other prepared settlement was promised. What arrives while somebody else is still asked is given
-- back, and changes nothing of what they were asked.
CREATE TABLE deposit_share (
    settlement bigint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT deposit_share_pk PRIMARY KEY (settlement),
    CONSTRAINT deposit_share_is_not_negative CHECK (amount >= 0)
);
COMMENT ON TABLE deposit_share IS 'append-only: what was written first stands';
