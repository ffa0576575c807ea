-- A visit or stay, from registration until nothing is owed for it.
CREATE TABLE visit (
    id bigint NOT NULL,
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    department bigint NOT NULL,
    line bigint,
    registered_at timestamptz NOT NULL,
    ended_at timestamptz,
    pack_version integer,
    kind smallint NOT NULL,
    flow smallint NOT NULL DEFAULT 0,
    pack text,
    coverage text NOT NULL DEFAULT 'NONE',
    number text,
    ordinary_because text,
    CONSTRAINT visit_pk PRIMARY KEY (id)
) WITH (fillfactor = 80);
COMMENT ON COLUMN visit.flow IS '0 undecided, 1 credit, 2 ordinary';
COMMENT ON COLUMN visit.number IS 'the hospital''s own visit number';
COMMENT ON COLUMN visit.ordinary_because IS 'the refusal type, when credit was wanted and not to be had';
CREATE UNIQUE INDEX visit_number_is_taken ON visit (institution, number) WHERE number IS NOT NULL;
CREATE INDEX visit_by_patient ON visit (patient);
CREATE INDEX visit_by_institution ON visit (institution, registered_at);

-- One ordered item. What became of it stands in order_event.
CREATE TABLE service_order (
    id bigint NOT NULL,
    visit bigint NOT NULL,
    institution bigint NOT NULL,
    item bigint NOT NULL,
    department bigint NOT NULL,
    quantity bigint NOT NULL,
    price bigint,
    amount bigint,
    held bigint NOT NULL,
    placed_at timestamptz NOT NULL,
    placed_by bigint NOT NULL,
    funding smallint NOT NULL,
    CONSTRAINT service_order_pk PRIMARY KEY (id),
    CONSTRAINT service_order_quantity_is_positive CHECK (quantity > 0)
);
COMMENT ON COLUMN service_order.quantity IS 'ten-thousandths';
COMMENT ON COLUMN service_order.price IS 'millionths of a yuan; null: held for pricing';
COMMENT ON COLUMN service_order.funding IS '1 held on the line, 2 ordinary';
CREATE INDEX service_order_by_visit ON service_order (visit);

-- What happened to an order, one after the other. The key is the guard: two events that both
-- follow the same one cannot both be written.
CREATE TABLE order_event (
    order_id bigint NOT NULL,
    at timestamptz NOT NULL,
    quantity bigint NOT NULL,
    amount bigint NOT NULL,
    reference bigint NOT NULL,
    by_client bigint NOT NULL,
    seq smallint NOT NULL,
    kind smallint NOT NULL,
    CONSTRAINT order_event_pk PRIMARY KEY (order_id, seq)
);
COMMENT ON TABLE order_event IS 'append-only: what happened to an order';
COMMENT ON COLUMN order_event.reference IS 'the journal of a charge, the settlement of a claim';

-- When a patient was where: what waiting is measured from.
CREATE TABLE station (
    visit bigint NOT NULL,
    at timestamptz NOT NULL,
    department bigint,
    kind smallint NOT NULL
);
COMMENT ON TABLE station IS 'append-only: station timestamps';
CREATE INDEX station_by_visit ON station (visit);

-- Settlements that have fallen due and are not prepared yet.
CREATE TABLE settlement_due (
    id bigint NOT NULL,
    visit bigint NOT NULL,
    at timestamptz NOT NULL,
    trigger smallint NOT NULL,
    CONSTRAINT settlement_due_pk PRIMARY KEY (at, id)
);
