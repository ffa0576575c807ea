-- What became of an upload stands in its proposal.
ALTER TABLE list_upload ADD COLUMN proposal bigint;
UPDATE list_upload u
SET proposal = p.id
FROM proposal p
WHERE p.kind IN ('BLACK_LIST', 'WHITE_LIST')
    AND (p.content::json ->> 'upload')::bigint = u.id;
ALTER TABLE list_upload ALTER COLUMN proposal SET NOT NULL;
CREATE INDEX list_upload_by_institution ON list_upload (institution, id);
