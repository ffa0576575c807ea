-- What was charged before it was done, and was not done, goes back by itself.
ALTER TABLE refund ADD COLUMN not_done boolean NOT NULL DEFAULT false;

CREATE TABLE undone_charge (
    order_id bigint NOT NULL,
    visit bigint NOT NULL,
    noted_at timestamptz NOT NULL,
    leased_until timestamptz,
    refund bigint,
    done boolean NOT NULL DEFAULT false,
    CONSTRAINT undone_charge_pk PRIMARY KEY (order_id)
);
COMMENT ON COLUMN undone_charge.refund IS 'null while none is asked for, or when nothing was settled';
CREATE INDEX undone_charge_open ON undone_charge (visit, order_id) WHERE NOT done;
