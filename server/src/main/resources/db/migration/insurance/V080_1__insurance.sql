-- What the insurer last said about a person, and on which day: asked again once a day.
CREATE TABLE coverage (
    patient bigint NOT NULL,
    answered_on date NOT NULL,
    normal boolean NOT NULL,
    scheme text NOT NULL,
    region text NOT NULL,
    person_number text NOT NULL,
    CONSTRAINT coverage_pk PRIMARY KEY (patient)
) WITH (fillfactor = 80);
COMMENT ON COLUMN coverage.scheme IS 'insutype; empty: not insured';
COMMENT ON COLUMN coverage.region IS 'insuplc_admdvs, where the person is insured';
COMMENT ON COLUMN coverage.person_number IS 'psn_no, a number of the insurer''s own';

-- A visit as the insurer knows it. A visit and a stay are registered apart.
CREATE TABLE insured_visit (
    visit bigint NOT NULL,
    stay boolean NOT NULL,
    number text NOT NULL,
    CONSTRAINT insured_visit_pk PRIMARY KEY (visit, stay)
);
COMMENT ON COLUMN insured_visit.number IS 'mdtrt_id';

-- One settlement of an insured patient: written before the insurer is called, completed by its
-- answer. A row without an outcome is one whose outcome must be asked for.
CREATE TABLE insurer_settlement (
    id bigint NOT NULL,
    visit bigint NOT NULL,
    institution bigint NOT NULL,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    reversal_asked_at timestamptz,
    reversed_at timestamptz,
    total bigint NOT NULL,
    pool bigint,
    other_fund bigint,
    relief bigint,
    personal_account bigint,
    mutual_aid bigint,
    hospital bigint,
    personal bigint,
    stay boolean NOT NULL,
    outcome text,
    message text NOT NULL,
    scheme text NOT NULL,
    region text NOT NULL,
    person_number text NOT NULL,
    reference text,
    refusal_code text,
    refusal_text text,
    raw_answer text,
    CONSTRAINT insurer_settlement_pk PRIMARY KEY (id),
    CONSTRAINT insurer_settlement_shares_are_the_bill CHECK (
        outcome IS DISTINCT FROM 'SETTLED'
        OR pool + other_fund + relief + personal_account + mutual_aid + hospital + personal = total)
) WITH (fillfactor = 60);
COMMENT ON COLUMN insurer_settlement.message IS 'msgid of the settling call, by which it can be undone';
COMMENT ON COLUMN insurer_settlement.reference IS 'setl_id';
COMMENT ON COLUMN insurer_settlement.raw_answer IS 'amounts of an answer that does not add up; nothing personal';
