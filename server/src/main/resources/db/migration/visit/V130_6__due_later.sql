-- A settlement may fall due when the day is over: the next one is found by its time.
ALTER TABLE settlement_due DROP CONSTRAINT settlement_due_pk;
ALTER TABLE settlement_due ADD CONSTRAINT settlement_due_pk PRIMARY KEY (at, id);
