-- Blocks of journals and of the action log, each chained to the one before. A block holds the rows
-- of the transactions numbered from first_xid up to end_xid, which is older than every transaction
-- that was still open: no row can join it any more.
CREATE TABLE seal (
    chain smallint NOT NULL,
    number bigint NOT NULL,
    first_xid bigint NOT NULL,
    end_xid bigint NOT NULL,
    row_count bigint NOT NULL,
    amount numeric NOT NULL,
    fingerprint numeric NOT NULL,
    sealed_at timestamptz NOT NULL,
    algorithm text NOT NULL,
    content bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT seal_pk PRIMARY KEY (chain, number),
    CONSTRAINT seal_covers_transactions CHECK (end_xid > first_xid)
);
COMMENT ON TABLE seal IS 'append-only: chained blocks of the books';
COMMENT ON COLUMN seal.chain IS '1 journals, 2 actions';
COMMENT ON COLUMN seal.amount IS 'fen of all entries of the block; zero for actions';
COMMENT ON COLUMN seal.fingerprint IS 'what the database itself can recompute quickly';

-- Days and months that are over, with the state of the books at their end.
CREATE TABLE books_closed (
    period smallint NOT NULL,
    number bigint NOT NULL,
    through date NOT NULL,
    journals bigint NOT NULL,
    actions bigint NOT NULL,
    accounts bigint NOT NULL,
    closed_at timestamptz NOT NULL,
    algorithm text NOT NULL,
    state bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT books_closed_pk PRIMARY KEY (period, number),
    CONSTRAINT books_closed_once UNIQUE (period, through)
);
COMMENT ON TABLE books_closed IS 'append-only: closed days and months';
COMMENT ON COLUMN books_closed.period IS '1 day, 2 month';
COMMENT ON COLUMN books_closed.journals IS 'the last block of the journals that belongs to it';

-- The sealer looks for the newest transactions: without this it would read all rows written since
-- the last vacuum each time.
ALTER INDEX entry_by_xid SET (autosummarize = on);
ALTER INDEX entry_by_journal SET (autosummarize = on);
ALTER INDEX action_by_xid SET (autosummarize = on);
