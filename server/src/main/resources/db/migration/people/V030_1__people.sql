-- Name, number and phone are sealed with SM4-GCM and bound to their column and row; a number or a
-- phone is found by its keyed SM3 index.
CREATE TABLE patient (
    id bigint NOT NULL,
    registered_at timestamptz NOT NULL,
    born_on date,
    died_on date,
    id_kind text NOT NULL,
    sex text NOT NULL,
    id_index bytea NOT NULL,
    phone_index bytea,
    name bytea NOT NULL,
    id_number bytea NOT NULL,
    phone bytea,
    CONSTRAINT patient_pk PRIMARY KEY (id),
    CONSTRAINT patient_is_registered_once UNIQUE (id_index),
    CONSTRAINT patient_phone_has_its_index CHECK ((phone IS NULL) = (phone_index IS NULL))
);
CREATE INDEX patient_by_phone ON patient (phone_index) WHERE phone_index IS NOT NULL;

CREATE TABLE institution (
    id bigint NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    level text NOT NULL,
    CONSTRAINT institution_pk PRIMARY KEY (id),
    CONSTRAINT institution_code_is_unique UNIQUE (code)
);
COMMENT ON COLUMN institution.code IS 'fixmedins_code of the insurer, 12 characters';

CREATE TABLE department (
    id bigint NOT NULL,
    institution bigint NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    location text NOT NULL,
    CONSTRAINT department_pk PRIMARY KEY (id),
    CONSTRAINT department_code_is_unique UNIQUE (institution, code)
);

-- Who pays for whom. A tie that was ended stays; a new one may follow it.
CREATE TABLE family_tie (
    id bigint NOT NULL,
    payer bigint NOT NULL,
    beneficiary bigint NOT NULL,
    proposed_by bigint NOT NULL,
    confirmed_by bigint,
    ended_by bigint,
    proposed_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    ended_at timestamptz,
    relation text NOT NULL,
    CONSTRAINT family_tie_pk PRIMARY KEY (id),
    CONSTRAINT family_tie_has_two_sides CHECK (payer <> beneficiary)
);
COMMENT ON COLUMN family_tie.relation IS 'what the payer is to the beneficiary';
COMMENT ON COLUMN family_tie.confirmed_by IS 'the other side, or a guardian who speaks for it';
CREATE UNIQUE INDEX family_tie_is_unique ON family_tie (payer, beneficiary) WHERE ended_at IS NULL;
CREATE INDEX family_tie_by_beneficiary ON family_tie (beneficiary);
