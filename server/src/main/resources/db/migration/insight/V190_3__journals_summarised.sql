-- New pages of entries are summarised as they fill: without it, today's journals are found only by
-- reading every page since the last vacuum.
ALTER INDEX entry_by_journal SET (autosummarize = on);
