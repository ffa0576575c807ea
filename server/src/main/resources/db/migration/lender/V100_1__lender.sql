-- Applications, draws and advices as they were asked of lenders: written before the call, completed
-- by the answer.
CREATE TABLE lender_application (
    id bigint NOT NULL,
    lender bigint NOT NULL,
    patient bigint NOT NULL,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    limit_fen bigint,
    state text,
    line_number text,
    reason text,
    CONSTRAINT lender_application_pk PRIMARY KEY (id),
    CONSTRAINT lender_application_is_approved_with_a_line CHECK (
        state IS DISTINCT FROM 'APPROVED' OR (line_number IS NOT NULL AND limit_fen >= 0))
);
COMMENT ON COLUMN lender_application.state IS 'APPROVED or DECLINED; null while undecided';

CREATE TABLE lender_draw (
    id bigint NOT NULL,
    lender bigint NOT NULL,
    hospital bigint NOT NULL,
    amount bigint NOT NULL,
    funded bigint,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    line_number text NOT NULL,
    reason text,
    CONSTRAINT lender_draw_pk PRIMARY KEY (id),
    CONSTRAINT lender_draw_is_funded_up_to_what_was_asked CHECK (funded BETWEEN 0 AND amount)
) WITH (fillfactor = 80);
COMMENT ON COLUMN lender_draw.id IS 'the obligation';
COMMENT ON COLUMN lender_draw.funded IS 'null until the lender has answered';

-- What lenders are told, in the order in which it was written.
CREATE TABLE lender_advice (
    id bigint NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    lender bigint NOT NULL,
    draw bigint NOT NULL,
    amount bigint NOT NULL,
    at timestamptz NOT NULL,
    answered_at timestamptz,
    event text NOT NULL,
    line_number text NOT NULL,
    rejection text,
    CONSTRAINT lender_advice_pk PRIMARY KEY (id),
    CONSTRAINT lender_advice_amount_is_positive CHECK (amount > 0)
);
COMMENT ON COLUMN lender_advice.rejection IS 'why the lender would not have it; a person must look';
CREATE INDEX lender_advice_to_send ON lender_advice (lender, position) WHERE answered_at IS NULL;

-- Which server tells a lender now, so that it hears everything in order.
CREATE TABLE lender_turn (
    lender bigint NOT NULL,
    leased_until timestamptz NOT NULL,
    CONSTRAINT lender_turn_pk PRIMARY KEY (lender)
);
COMMENT ON COLUMN lender_turn.leased_until IS 'wall clock, not business time';
