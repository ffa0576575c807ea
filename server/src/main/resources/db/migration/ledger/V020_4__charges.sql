-- Charges of instalments are few; what is open of them is found without reading all entries.
CREATE INDEX entry_charges ON entry ((CASE debit WHEN 11 THEN debit_key ELSE credit_key END))
    WHERE debit = 11 OR credit = 11;
