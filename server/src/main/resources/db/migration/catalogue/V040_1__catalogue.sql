CREATE TABLE item (
    id bigint NOT NULL,
    code text NOT NULL,
    national_code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    insurance_class text NOT NULL,
    unit text NOT NULL,
    guidance text NOT NULL,
    CONSTRAINT item_pk PRIMARY KEY (id),
    CONSTRAINT item_code_is_unique UNIQUE (code)
);
COMMENT ON COLUMN item.national_code IS 'insurance code of the drug, consumable or service; may be empty';

-- A price holds from its day until the day before the next one begins. A correction of a day that
-- is not over is a further revision; what stood there before stays to be seen.
CREATE TABLE price (
    institution bigint NOT NULL,
    item bigint NOT NULL,
    micros bigint NOT NULL,
    set_by bigint NOT NULL,
    set_at timestamptz NOT NULL,
    valid_from date NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT price_pk PRIMARY KEY (institution, item, valid_from, revision),
    CONSTRAINT price_is_positive CHECK (micros > 0)
);
COMMENT ON TABLE price IS 'append-only: every price that was ever set';
COMMENT ON COLUMN price.institution IS '0: the list of the city';
COMMENT ON COLUMN price.micros IS 'millionths of a yuan for one unit';
COMMENT ON COLUMN price.set_by IS 'the session or key that set it';
