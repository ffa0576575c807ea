-- "This was not done": what patients say about executions, and what the hospital answers.
CREATE TABLE order_objection (
    id bigint NOT NULL,
    order_id bigint NOT NULL,
    visit bigint NOT NULL,
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    department bigint NOT NULL,
    at timestamptz NOT NULL,
    answered_at timestamptz,
    answered_by bigint,
    upheld boolean,
    text text NOT NULL,
    answer text,
    CONSTRAINT order_objection_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX order_objection_one_at_a_time ON order_objection (order_id)
    WHERE answered_at IS NULL;
CREATE INDEX order_objection_waiting ON order_objection (institution, id) WHERE answered_at IS NULL;
CREATE INDEX order_objection_by_visit ON order_objection (visit);

-- How it was: one word per visit.
CREATE TABLE satisfaction (
    visit bigint NOT NULL,
    institution bigint NOT NULL,
    at timestamptz NOT NULL,
    waited_minutes integer,
    flow smallint NOT NULL,
    score smallint NOT NULL,
    text text,
    CONSTRAINT satisfaction_once_per_visit PRIMARY KEY (visit),
    CONSTRAINT satisfaction_score_is_one_to_five CHECK (score BETWEEN 1 AND 5)
);
COMMENT ON TABLE satisfaction IS 'append-only: how patients found their visits';
CREATE INDEX satisfaction_by_institution ON satisfaction (institution, at);
