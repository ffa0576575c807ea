-- How people want personal shares to be paid from accounts of their own. A bound bank account is a
-- mandate, a card is a line; what is left to say is whether the insurance's personal account pays,
-- and in which order.
CREATE TABLE account_wish (
    patient bigint NOT NULL,
    personal_account boolean NOT NULL DEFAULT false,
    own_order text[],
    said_at timestamptz NOT NULL,
    CONSTRAINT account_wish_pk PRIMARY KEY (patient)
);
COMMENT ON COLUMN account_wish.own_order IS 'null: as the scheme says';

-- From which accounts a personal share is paid. Decided once, before insurer and lender are asked:
-- asked again they are asked the same.
CREATE TABLE funding_plan (
    settlement bigint NOT NULL,
    mandate bigint,
    card_line bigint,
    card_obligation bigint,
    bound bigint NOT NULL DEFAULT 0,
    card bigint NOT NULL DEFAULT 0,
    use_account boolean NOT NULL,
    divided boolean NOT NULL DEFAULT false,
    CONSTRAINT funding_plan_pk PRIMARY KEY (settlement),
    CONSTRAINT funding_plan_parts_are_not_negative CHECK (bound >= 0 AND card >= 0)
);
COMMENT ON COLUMN funding_plan.use_account IS 'whether the personal account pays at the insurer';
COMMENT ON COLUMN funding_plan.bound IS 'to be debited from the bound account';
COMMENT ON COLUMN funding_plan.card IS 'asked of the card''s lender, under the obligation''s number';
COMMENT ON COLUMN funding_plan.divided IS 'whether the insurer''s split was known when it was made';
