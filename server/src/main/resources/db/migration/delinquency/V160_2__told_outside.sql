-- What is told outside is about a listing, or about a bill that was paid or was not; the insurer is
-- told too where a pack suspends benefits, and waits for nobody else.
ALTER TABLE credit_report ALTER COLUMN listing DROP NOT NULL;
ALTER TABLE credit_report ADD COLUMN obligation bigint;
ALTER TABLE credit_report ADD COLUMN addressee text NOT NULL DEFAULT 'CREDIT_PLATFORM';
ALTER TABLE credit_report ADD CONSTRAINT credit_report_is_about_one_thing
    CHECK (num_nonnulls(listing, obligation) = 1);
ALTER TABLE credit_report ADD CONSTRAINT credit_report_addressee_is_known
    CHECK (addressee IN ('CREDIT_PLATFORM', 'INSURER'));
CREATE UNIQUE INDEX credit_report_once_per_bill ON credit_report (obligation, kind)
    WHERE obligation IS NOT NULL;
