-- When to look at an obligation next. A hint and an index: all of it is computed again from the
-- obligation, the books and the action log.
CREATE TABLE follow_up (
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    look_at timestamptz,
    attention boolean NOT NULL DEFAULT false,
    state text NOT NULL,
    CONSTRAINT follow_up_pk PRIMARY KEY (obligation)
) WITH (fillfactor = 80);
COMMENT ON COLUMN follow_up.look_at IS 'null: only when something is heard';
COMMENT ON COLUMN follow_up.attention IS 'a call, listing or write-off hangs on it: payments matter';
COMMENT ON COLUMN follow_up.state IS 'the last step computed, for lists';
CREATE INDEX follow_up_due ON follow_up (look_at, obligation) WHERE look_at IS NOT NULL;
CREATE INDEX follow_up_resting ON follow_up (obligation) WHERE look_at IS NULL;
CREATE INDEX follow_up_held ON follow_up (state, obligation)
    WHERE state IN ('minor', 'unidentified', 'relief-first', 'unreachable', 'deceased', 'disputed');

-- Each rung of each obligation once: whoever inserts the row carries it out.
CREATE TABLE rung_done (
    obligation bigint NOT NULL,
    rung text NOT NULL,
    action text NOT NULL,
    scheme text NOT NULL,
    institution bigint NOT NULL,
    begun_at timestamptz NOT NULL,
    CONSTRAINT rung_done_pk PRIMARY KEY (obligation, rung)
);
COMMENT ON TABLE rung_done IS 'append-only: the rungs that were carried out or begun';

-- What was not paid in time, once for each obligation; counters count these.
CREATE TABLE overdue (
    obligation bigint NOT NULL,
    person bigint NOT NULL,
    scheme text NOT NULL,
    institution bigint NOT NULL,
    noted_at timestamptz NOT NULL,
    CONSTRAINT overdue_pk PRIMARY KEY (obligation)
);
COMMENT ON TABLE overdue IS 'append-only: obligations that were not paid in time';
CREATE INDEX overdue_by_person ON overdue (person, scheme);

-- Acts that a city counts besides overdue obligations.
CREATE TABLE dishonest_act (
    id bigint NOT NULL,
    person bigint NOT NULL,
    scheme text NOT NULL,
    reason text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT dishonest_act_pk PRIMARY KEY (id)
);
COMMENT ON TABLE dishonest_act IS 'append-only: acts recorded by two people';
CREATE INDEX dishonest_act_by_person ON dishonest_act (person, scheme);

-- How a scheme is followed up in this city; absent: by itself.
CREATE TABLE follow_up_mode (
    scheme text NOT NULL,
    drafted boolean NOT NULL,
    announces_calls boolean NOT NULL,
    set_at timestamptz NOT NULL,
    set_by bigint,
    CONSTRAINT follow_up_mode_pk PRIMARY KEY (scheme)
);

-- A rung that waits for a person's release.
CREATE TABLE rung_draft (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    rung text NOT NULL,
    action text NOT NULL,
    amount bigint NOT NULL,
    drafted_at timestamptz NOT NULL,
    ended_at timestamptz,
    released boolean,
    CONSTRAINT rung_draft_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rung_draft_one_open ON rung_draft (obligation) WHERE ended_at IS NULL;
CREATE INDEX rung_draft_open ON rung_draft (institution, id) WHERE ended_at IS NULL;

-- The queue of a hospital's call desk.
CREATE TABLE call_task (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    debtor bigint NOT NULL,
    rung text NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    queued_at timestamptz NOT NULL,
    call_from timestamptz NOT NULL,
    ended_at timestamptz,
    outcome text,
    CONSTRAINT call_task_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN call_task.outcome IS 'of the last call; DROPPED when nothing was left to ask';
CREATE INDEX call_task_queue ON call_task (institution, call_from, id) WHERE ended_at IS NULL;
CREATE INDEX call_task_open ON call_task (obligation) WHERE ended_at IS NULL;

CREATE TABLE call_made (
    id bigint NOT NULL,
    task bigint NOT NULL,
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    at timestamptz NOT NULL,
    outcome text NOT NULL,
    reason text,
    promised_on date,
    staff bigint,
    CONSTRAINT call_made_pk PRIMARY KEY (id)
);
COMMENT ON TABLE call_made IS 'append-only: calls to debtors';
CREATE INDEX call_made_by_obligation ON call_made (obligation);

-- Why people did not pay, in their own choice; asked for the sake of better service.
CREATE TABLE survey_answer (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    at timestamptz NOT NULL,
    amount bigint NOT NULL,
    satisfaction smallint,
    reason text NOT NULL,
    asked_by text NOT NULL,
    remark text,
    CONSTRAINT survey_answer_pk PRIMARY KEY (id),
    CONSTRAINT survey_answer_satisfaction_is_1_to_5 CHECK (satisfaction BETWEEN 1 AND 5)
);
COMMENT ON TABLE survey_answer IS 'append-only: answers of people who did not pay in time';
CREATE INDEX survey_answer_by_time ON survey_answer (at);

CREATE TABLE pause (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    reason text NOT NULL,
    begun_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    ended_at timestamptz,
    staff bigint,
    CONSTRAINT pause_pk PRIMARY KEY (id)
);
CREATE INDEX pause_by_obligation ON pause (obligation);

CREATE TABLE dispute (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    patient bigint NOT NULL,
    orders bigint[] NOT NULL,
    amount bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    decide_by timestamptz NOT NULL,
    resolved_at timestamptz,
    outcome text,
    text text NOT NULL,
    answer text,
    CONSTRAINT dispute_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN dispute.orders IS 'empty: the whole bill';
COMMENT ON COLUMN dispute.text IS 'the patient''s words; stays with patient and hospital';
CREATE INDEX dispute_open ON dispute (institution, decide_by, id) WHERE resolved_at IS NULL;
CREATE INDEX dispute_by_obligation ON dispute (obligation);

CREATE TABLE hardship_request (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    institution bigint NOT NULL,
    person bigint NOT NULL,
    pause bigint NOT NULL,
    asked_at timestamptz NOT NULL,
    decide_by timestamptz NOT NULL,
    decided_at timestamptz,
    decision text,
    text text,
    CONSTRAINT hardship_request_pk PRIMARY KEY (id)
);
CREATE INDEX hardship_request_open ON hardship_request (institution, decide_by, id)
    WHERE decided_at IS NULL;
CREATE UNIQUE INDEX hardship_request_one_open ON hardship_request (obligation)
    WHERE decided_at IS NULL;

-- Listings and what they bring about, one row for each effect. Ended, never deleted.
CREATE TABLE listing (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    person bigint NOT NULL,
    institution bigint NOT NULL,
    pack text NOT NULL,
    pack_version integer NOT NULL,
    cause text NOT NULL,
    amount bigint NOT NULL,
    listed_at timestamptz NOT NULL,
    over_at timestamptz,
    CONSTRAINT listing_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN listing.cause IS 'id of the rung or counter in the pack';
COMMENT ON COLUMN listing.over_at IS 'when its last effect ended';
CREATE INDEX listing_by_person ON listing (person);
CREATE INDEX listing_by_obligation ON listing (obligation);

CREATE TABLE listing_effect (
    listing bigint NOT NULL,
    effect text NOT NULL,
    obligation bigint NOT NULL,
    person bigint NOT NULL,
    scheme text NOT NULL,
    until timestamptz,
    lifted_by_payment boolean NOT NULL,
    ended_at timestamptz,
    ended_because text,
    CONSTRAINT listing_effect_pk PRIMARY KEY (listing, effect),
    CONSTRAINT listing_effect_ended_says_why CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE INDEX listing_effect_by_obligation ON listing_effect (obligation) WHERE ended_at IS NULL;
CREATE INDEX listing_effect_by_person ON listing_effect (person) WHERE ended_at IS NULL;
CREATE INDEX listing_effect_until ON listing_effect (until)
    WHERE ended_at IS NULL AND until IS NOT NULL;

CREATE TABLE appeal (
    id bigint NOT NULL,
    listing bigint NOT NULL,
    person bigint NOT NULL,
    made_at timestamptz NOT NULL,
    decide_by timestamptz NOT NULL,
    decided_at timestamptz,
    decision text,
    text text NOT NULL,
    answer text,
    CONSTRAINT appeal_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX appeal_one_open ON appeal (listing) WHERE decided_at IS NULL;
CREATE INDEX appeal_open ON appeal (decide_by, id) WHERE decided_at IS NULL;
CREATE INDEX appeal_by_listing ON appeal (listing);

-- What the city's credit platform is told, in the order of the ids.
CREATE TABLE credit_report (
    id bigint NOT NULL,
    number text NOT NULL,
    listing bigint NOT NULL,
    person bigint NOT NULL,
    kind text NOT NULL,
    legal_basis text NOT NULL,
    at timestamptz NOT NULL,
    replaces text,
    leased_until timestamptz,
    acknowledged_at timestamptz,
    CONSTRAINT credit_report_pk PRIMARY KEY (id),
    CONSTRAINT credit_report_number_is_unique UNIQUE (number)
);
COMMENT ON COLUMN credit_report.leased_until IS 'wall clock, not business time';
CREATE INDEX credit_report_waiting ON credit_report (id) WHERE acknowledged_at IS NULL;
CREATE INDEX credit_report_by_listing ON credit_report (listing);

-- What one person proposes and another decides.
CREATE TABLE proposal (
    id bigint NOT NULL,
    kind text NOT NULL,
    subject bigint NOT NULL,
    institution bigint,
    content text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by bigint NOT NULL,
    decided_at timestamptz,
    decided_by bigint,
    approved boolean,
    reason text,
    CONSTRAINT proposal_pk PRIMARY KEY (id),
    CONSTRAINT proposal_is_decided_by_another CHECK (decided_by <> proposed_by)
);
CREATE INDEX proposal_open ON proposal (id) WHERE decided_at IS NULL;

-- What was given up in the books and is still owed: sums beside the entries of `ALLOWANCE`.
CREATE TABLE allowance (
    obligation bigint NOT NULL,
    owner bigint NOT NULL,
    line bigint NOT NULL,
    institution bigint NOT NULL,
    scheme text,
    due_at timestamptz NOT NULL,
    written_off bigint NOT NULL DEFAULT 0,
    recovered bigint NOT NULL DEFAULT 0,
    forgiven bigint NOT NULL DEFAULT 0,
    first_at timestamptz NOT NULL,
    CONSTRAINT allowance_pk PRIMARY KEY (obligation, owner),
    CONSTRAINT allowance_is_not_negative CHECK (recovered + forgiven <= written_off)
);

-- What layers bear in a calendar year, for their caps.
CREATE TABLE layer_year (
    scheme text NOT NULL,
    layer text NOT NULL,
    year integer NOT NULL,
    used bigint NOT NULL,
    CONSTRAINT layer_year_pk PRIMARY KEY (scheme, layer, year)
);

-- Claims on those who share the loss.
CREATE TABLE claim (
    id bigint NOT NULL,
    number text NOT NULL,
    scheme text NOT NULL,
    pack_version integer NOT NULL,
    layer text NOT NULL,
    bearer text NOT NULL,
    obligation bigint NOT NULL,
    owner bigint NOT NULL,
    institution bigint NOT NULL,
    amount bigint NOT NULL,
    base bigint NOT NULL,
    recovered_before bigint NOT NULL,
    commitment bigint,
    granted bigint NOT NULL DEFAULT 0,
    paid bigint NOT NULL DEFAULT 0,
    given_back bigint NOT NULL DEFAULT 0,
    evidence bytea NOT NULL,
    made_at timestamptz NOT NULL,
    decided_at timestamptz,
    ask_at timestamptz NOT NULL,
    leased_until timestamptz,
    state text NOT NULL,
    reason text,
    CONSTRAINT claim_pk PRIMARY KEY (id),
    CONSTRAINT claim_number_is_unique UNIQUE (number),
    CONSTRAINT claim_once_per_layer UNIQUE (obligation, owner, layer),
    CONSTRAINT claim_state_is_known CHECK (state IN ('MADE', 'SENT', 'ACCEPTED', 'REJECTED'))
);
COMMENT ON COLUMN claim.ask_at IS 'business time of the next question for a decision';
COMMENT ON COLUMN claim.leased_until IS 'wall clock, not business time';
COMMENT ON COLUMN claim.evidence IS 'SM3 of the claim pack';
CREATE INDEX claim_open ON claim (ask_at, id) WHERE state IN ('MADE', 'SENT');

CREATE TABLE claim_payment (
    bearer text NOT NULL,
    number text NOT NULL,
    claim bigint NOT NULL,
    amount bigint NOT NULL,
    paid_on date NOT NULL,
    journal bigint NOT NULL,
    CONSTRAINT claim_payment_pk PRIMARY KEY (bearer, number, claim)
);
COMMENT ON TABLE claim_payment IS 'append-only: what bearers of losses paid';

-- Up to which day each bearer's payments are wanted, and have been read.
CREATE TABLE claim_reading (
    bearer text NOT NULL,
    wanted_through date NOT NULL,
    read_through date NOT NULL,
    CONSTRAINT claim_reading_pk PRIMARY KEY (bearer)
);
