-- The cities of this server. Everything else stands in a schema per city.
CREATE TABLE city (
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    region text NOT NULL,
    movable boolean NOT NULL,
    clock_base timestamptz,
    clock_set_at timestamptz,
    clock_runs boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    CONSTRAINT city_pk PRIMARY KEY (code)
);
COMMENT ON COLUMN city.region IS 'administrative code, six digits (GB/T 2260), as in admdvs';
COMMENT ON COLUMN city.movable IS 'a demo or test city, whose clock may be set';
COMMENT ON COLUMN city.clock_base IS 'business time at clock_set_at; null: the wall clock';
COMMENT ON COLUMN city.clock_runs IS 'false: business time stands still until it is set again';
