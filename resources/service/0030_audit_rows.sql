-- sekishod store, step 30: records of the log are rows of their own (docs/decisions/0013-logs.md).
-- In the tree of a key a row of more than 981 bytes has its rest on a page of its own. Records of what was added are longer than
-- that: each took five times its room, and one more page to encrypt. What is hashed of them stays as it was, byte for byte.
CREATE TABLE audit_rows(
  domain_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,                     -- microseconds, as hashed
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  target_name TEXT NOT NULL,
  result TEXT NOT NULL,
  ip TEXT NOT NULL,
  request_id TEXT NOT NULL,
  changes TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  format INTEGER NOT NULL DEFAULT 1,       -- these as in step 11
  log TEXT NOT NULL DEFAULT 'admin',
  recorded INTEGER NOT NULL DEFAULT 0,
  client TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL DEFAULT '',
  removed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(domain_id, seq)
) STRICT;
INSERT INTO audit_rows SELECT domain_id, seq, at, actor_id, actor_name, action, target_kind, target_id, target_name,
  result, ip, request_id, changes, prev_hash, hash, format, log, recorded, client, reason, content, removed
  FROM audit ORDER BY domain_id, seq;
DROP TABLE audit;
ALTER TABLE audit_rows RENAME TO audit;
CREATE INDEX audit_target ON audit(domain_id, target_id, at, seq);
CREATE INDEX audit_log ON audit(domain_id, log, at, seq);
CREATE INDEX audit_at ON audit(domain_id, at, seq, log, actor_id, target_id);
-- Whom a record is about besides its target, whose timeline is the index above: it stood in both, far apart from each other.
CREATE TABLE audit_party_rows(
  domain_id INTEGER NOT NULL,
  party TEXT NOT NULL,                     -- resource id, service account, or address of somebody outside
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY(domain_id, party, at, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_party_rows -- both lie in this order already
  SELECT domain_id, party, at, seq FROM audit_party EXCEPT SELECT domain_id, target_id, at, seq FROM audit
  ORDER BY domain_id, party, at, seq;
DROP TABLE audit_party;
ALTER TABLE audit_party_rows RENAME TO audit_party;
CREATE INDEX audit_party_seq ON audit_party(domain_id, seq); -- they go with their record

-- FAIL: before the row nothing has been written that would have to be taken back (insertRecord() in service/store/journal.cpp).
CREATE TRIGGER audit_only_append BEFORE INSERT ON audit
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM audit WHERE domain_id = NEW.domain_id)
BEGIN SELECT RAISE(FAIL, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NOT (NEW.removed = 1 AND OLD.removed = 0 AND OLD.format = 2 AND NEW.format = 2 AND NEW.domain_id = OLD.domain_id
  AND NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.log = OLD.log AND NEW.content = OLD.content AND NEW.hash = OLD.hash
  AND NEW.prev_hash = '' AND NEW.recorded = 0 AND NEW.actor_id = '' AND NEW.actor_name = '' AND NEW.action = ''
  AND NEW.target_kind = '' AND NEW.target_id = '' AND NEW.target_name = '' AND NEW.result = '' AND NEW.ip = ''
  AND NEW.request_id = '' AND NEW.changes = '' AND NEW.client = '' AND NEW.reason = ''
  AND OLD.at < (SELECT coalesce(max(before), 0) FROM audit_horizon WHERE domain_id = OLD.domain_id AND log = OLD.log))
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM audit_base WHERE domain_id = OLD.domain_id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stamp_emptied AFTER UPDATE ON audit BEGIN UPDATE audit_stamp SET stamp = random(); END;
CREATE TRIGGER audit_stamp_gone AFTER DELETE ON audit BEGIN UPDATE audit_stamp SET stamp = random(); END;
