-- What a person paid, and what was paid for them, newest first.
CREATE INDEX payment_by_patient ON payment (patient, id);
CREATE INDEX payment_by_payer ON payment (payer, id) WHERE payer IS NOT NULL;
