-- The sealer and the closing of a day read the newest transactions. An index of block ranges knows
-- nothing of what has come since it was last summarised, and has all of that read again each time.
DROP INDEX entry_by_xid;
CREATE INDEX entry_by_xid ON entry (xid);
DROP INDEX action_by_xid;
CREATE INDEX action_by_xid ON action (xid);

-- Nobody looks for ranges of journals.
DROP INDEX entry_by_journal;
