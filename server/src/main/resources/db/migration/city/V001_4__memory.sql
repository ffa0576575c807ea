-- What servers keep in memory, with the transaction that changed it last: a server that remembers
-- another version reads again.
CREATE TABLE memory (
    name text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT memory_pk PRIMARY KEY (name)
);
