-- How far each daily work has come, and which server is doing it now.
CREATE TABLE daily_work (
    name text NOT NULL,
    closed_through date NOT NULL,
    leased_by text,
    leased_until timestamptz,
    CONSTRAINT daily_work_pk PRIMARY KEY (name)
);
COMMENT ON COLUMN daily_work.leased_until IS 'wall clock, not business time';
