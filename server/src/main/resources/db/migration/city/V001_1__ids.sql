-- Blocks of identifiers: a server takes a block and hands out its numbers without asking again.
CREATE SEQUENCE id_block;
