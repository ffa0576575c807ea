CREATE INDEX score_reading_by_application ON score_reading (application);
