-- A hold ends with its order, which is closed when it is not done within its window.
ALTER TABLE hold DROP COLUMN expires_at;
