-- Reports ask for days. These tables grow in the order of time, so a summarising index of a few
-- pages finds a day in them; it costs a write next to nothing and leaves updates in place. Rare
-- events of the books (J10 and above) get a real index: J1 to J9 never touch it.
CREATE INDEX visit_by_time ON visit USING brin (registered_at) WITH (pages_per_range = 32);
CREATE INDEX order_event_by_time ON order_event USING brin (at) WITH (pages_per_range = 32);
CREATE INDEX settlement_by_time
    ON settlement USING brin (posted_at) WITH (pages_per_range = 32);
CREATE INDEX obligation_by_time
    ON obligation USING brin (created_at) WITH (pages_per_range = 32);
CREATE INDEX allocation_by_time ON allocation USING brin (at) WITH (pages_per_range = 32);
CREATE INDEX entry_rare_by_time ON entry (at) WHERE kind >= 100;
