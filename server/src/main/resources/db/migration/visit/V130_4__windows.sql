-- What was ordered in a stretch of time, for the closing of days and for alerts. A block range index
-- costs next to nothing per row: orders come in about the order of their times.
CREATE INDEX service_order_by_time ON service_order USING brin (placed_at)
    WITH (pages_per_range = 32, autosummarize = on);
