-- Who comes of age on a day.
CREATE INDEX patient_by_birthday ON patient (born_on);
