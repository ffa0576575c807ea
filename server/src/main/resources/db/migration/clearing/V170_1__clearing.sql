-- A file or list that another party keeps for one day: expected when the day is closed, asked for
-- until it is there. What it says stands in statement_line or in arrival.
CREATE TABLE statement_file (
    id bigint NOT NULL,
    party bigint NOT NULL,
    ask_at timestamptz NOT NULL,
    received_at timestamptz,
    total bigint,
    day date NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    lines integer,
    kind smallint NOT NULL,
    channel smallint NOT NULL,
    state smallint NOT NULL DEFAULT 1,
    digest text,
    trouble text,
    CONSTRAINT statement_file_pk PRIMARY KEY (id),
    CONSTRAINT statement_file_is_expected_once UNIQUE (kind, party, channel, day),
    CONSTRAINT statement_file_received_is_whole CHECK (
        (state = 2) = (received_at IS NOT NULL)
        AND (state = 2) = (digest IS NOT NULL))
) WITH (fillfactor = 80);
COMMENT ON COLUMN statement_file.party IS 'whose file it is: lender; for insurer and channel, the institution or payee it is about';
COMMENT ON COLUMN statement_file.ask_at IS 'wall clock, not business time';
COMMENT ON COLUMN statement_file.state IS '1 waiting, 2 received';
COMMENT ON COLUMN statement_file.digest IS 'SM3 over the lines as they were received';
COMMENT ON COLUMN statement_file.trouble IS 'why it is not here; null while nobody has asked';
CREATE INDEX statement_file_waiting ON statement_file (ask_at) WHERE state = 1;

-- What the other party says, line by line. An insurer's settlement is a line for each share.
CREATE TABLE statement_line (
    file bigint NOT NULL,
    subject bigint NOT NULL,
    draw bigint NOT NULL,
    amount bigint NOT NULL,
    position integer NOT NULL,
    type smallint NOT NULL,
    source smallint NOT NULL,
    reference text NOT NULL,
    place text NOT NULL,
    CONSTRAINT statement_line_pk PRIMARY KEY (file, position)
);
COMMENT ON TABLE statement_line IS 'append-only: what other parties say';
COMMENT ON COLUMN statement_line.subject IS 'our number: settlement, draw, advice, payment or give-back; 0 when it is none of ours';
COMMENT ON COLUMN statement_line.draw IS 'the obligation that a refund or repayment is about; 0 when none';
COMMENT ON COLUMN statement_line.place IS 'the hospital''s code, when the line names one';

-- Money that another party says it has paid out, and the journal that books it.
CREATE TABLE arrival (
    id bigint NOT NULL,
    payer bigint NOT NULL,
    owner bigint NOT NULL,
    gross bigint NOT NULL,
    deducted bigint NOT NULL,
    fee bigint NOT NULL,
    net bigint NOT NULL,
    journal bigint,
    seen_at timestamptz NOT NULL,
    about date NOT NULL,
    paid_on date NOT NULL,
    kind smallint NOT NULL,
    channel smallint NOT NULL,
    source smallint NOT NULL,
    number text NOT NULL,
    CONSTRAINT arrival_pk PRIMARY KEY (id),
    CONSTRAINT arrival_is_booked_once UNIQUE (kind, payer, owner, channel, source, number),
    CONSTRAINT arrival_adds_up CHECK (net = gross - deducted - fee)
);
COMMENT ON TABLE arrival IS 'append-only: money that arrived';
COMMENT ON COLUMN arrival.about IS 'the day, or the first day of the month, whose business is paid';
COMMENT ON COLUMN arrival.deducted IS 'refunds that were netted, or what the insurer withheld';
COMMENT ON COLUMN arrival.journal IS 'null when nothing was left to pay';

-- What another party later said otherwise about money that is booked already. A person decides.
CREATE TABLE arrival_correction (
    arrival bigint NOT NULL,
    gross bigint NOT NULL,
    deducted bigint NOT NULL,
    fee bigint NOT NULL,
    net bigint NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT arrival_correction_pk PRIMARY KEY (arrival, gross, deducted, fee, net)
);
COMMENT ON TABLE arrival_correction IS 'append-only: corrections of other parties';

-- Verifications and what they found.
CREATE TABLE verification (
    id bigint NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    unexplained bigint,
    done integer NOT NULL DEFAULT 0,
    total integer NOT NULL,
    state smallint NOT NULL DEFAULT 1,
    report text,
    CONSTRAINT verification_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN verification.state IS '1 running, 2 done, 3 failed';
COMMENT ON COLUMN verification.report IS 'JSON as it was answered';
