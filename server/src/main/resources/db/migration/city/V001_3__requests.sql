-- Writes that were answered: the key and the content as digests, the answer short enough to keep.
CREATE TABLE request (
    client bigint NOT NULL,
    at timestamptz NOT NULL,
    key uuid NOT NULL,
    fingerprint uuid NOT NULL,
    operation smallint NOT NULL,
    answer text NOT NULL,
    CONSTRAINT request_pk PRIMARY KEY (client, operation, key)
);
