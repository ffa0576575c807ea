ALTER TABLE obligation ADD COLUMN instalment_of bigint;
COMMENT ON COLUMN obligation.instalment_of IS 'the obligation that was divided; null for all others';
