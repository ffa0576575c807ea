-- A lender names lines by its own numbers.
CREATE INDEX credit_line_of_lender ON credit_line (lender, lender_number)
    WHERE lender_number IS NOT NULL;
