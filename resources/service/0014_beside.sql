-- sekishod store, step 14: what stands beside the records of the logs is proven as well (docs/decisions/0013-logs.md).

-- The record of a detection holds contentDigest() of this and the excerpt. Empty: of before; its words prove nothing.
ALTER TABLE detection ADD COLUMN salt TEXT NOT NULL DEFAULT '';
CREATE INDEX detection_record ON detection(domain_id, record_seq);
-- Who may fetch the logs into an archive while taking logs out needs a second person; milliseconds.
CREATE TABLE archive_permit(
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  granted INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  PRIMARY KEY(domain_id, member_uid)
) STRICT, WITHOUT ROWID;
