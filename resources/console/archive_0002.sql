-- Archive of the logs, step 2: texts beside records, which the records prove (docs/audit-proof.md).
CREATE TABLE beside(
  seq INTEGER PRIMARY KEY,                 -- of the record that holds the digest of salt and text
  salt TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
