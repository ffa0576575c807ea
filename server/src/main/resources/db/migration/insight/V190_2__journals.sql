-- From a number to the journals behind it: journals are numbered in the order of time, so a
-- summarising index of a few pages finds one, and costs a write next to nothing.
CREATE INDEX entry_by_journal ON entry USING brin (journal) WITH (pages_per_range = 32);
