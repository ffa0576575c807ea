-- Silent bureaus that were asked again by themselves: once for each silence.
CREATE TABLE score_asked_again (
    reading bigint NOT NULL,
    application bigint NOT NULL,
    asked_at timestamptz NOT NULL,
    CONSTRAINT score_asked_again_pk PRIMARY KEY (reading)
);
COMMENT ON TABLE score_asked_again IS 'append-only: which silence led to which new application';
CREATE INDEX score_reading_silent ON score_reading (read_at) WHERE outcome = 'SILENT';
CREATE INDEX score_reading_by_authorisation ON score_reading (authorisation)
    WHERE outcome = 'SILENT';

-- What the house asks again on its own account opens no line, and a no to it takes none away.
ALTER TABLE line_application ADD COLUMN again bigint;
COMMENT ON COLUMN line_application.again IS
    'the open line that the house asks about again; null: somebody applies';
