-- Packs say where a scheme is opened, so that a form has to know where its patient came in.
ALTER TABLE signing ADD COLUMN door text;
COMMENT ON COLUMN signing.door IS 'where the patient came in; null before this was kept';
