-- sekishod store, step 11: the logs of what members do, monitoring, and the proof of all of it (docs/decisions/0013-logs.md).
-- Times here are UTC microseconds unless a comment says milliseconds.

-- One chain a tenant holds every record, of administrators and of members. Format 1 is what there was before: its hash covers
-- prev_hash and the canonical text. Of format 2 `content` is the SHA-256 of the record's line, hash covers the head of the
-- record with it, and prev_hash stays empty: it is the hash of the record before.
ALTER TABLE audit ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE audit ADD COLUMN log TEXT NOT NULL DEFAULT 'admin';   -- key of resources/logs.json
ALTER TABLE audit ADD COLUMN recorded INTEGER NOT NULL DEFAULT 0; -- when it was taken; 0: then when it happened
ALTER TABLE audit ADD COLUMN client TEXT NOT NULL DEFAULT '';     -- clientKindKey(), or empty
ALTER TABLE audit ADD COLUMN reason TEXT NOT NULL DEFAULT '';     -- error code of what was denied or failed
ALTER TABLE audit ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;  -- 1: retention took all but seq, at, log, content and hash

CREATE INDEX audit_log ON audit(domain_id, log, at, seq);
CREATE INDEX audit_at ON audit(domain_id, at, seq);
-- Whom and what a record is about: actor, target, and of messages the receivers. For the timeline of one of them.
CREATE TABLE audit_party(
  domain_id INTEGER NOT NULL,
  party TEXT NOT NULL,                     -- resource id, service account, or address of somebody outside
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY(domain_id, party, at, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_party_seq ON audit_party(domain_id, seq); -- they go with their record
INSERT OR IGNORE INTO audit_party(domain_id, party, at, seq)
  SELECT domain_id, actor_id, at, seq FROM audit WHERE actor_id <> ''
  UNION SELECT domain_id, target_id, at, seq FROM audit WHERE target_id <> '';

-- What retention has been told to remove: nothing else may be. Both only grow; both stand in every signed statement.
CREATE TABLE audit_horizon(                -- records of this log that happened before may lose what they say
  domain_id INTEGER NOT NULL,
  log TEXT NOT NULL,
  before INTEGER NOT NULL,
  PRIMARY KEY(domain_id, log)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit_base(                   -- records up to and with this one are gone wholly
  domain_id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE audit_statement(              -- signed: how the chain stood
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  jws TEXT NOT NULL
) STRICT;
CREATE INDEX audit_statement_domain ON audit_statement(domain_id, id);
CREATE TRIGGER audit_statement_no_update BEFORE UPDATE ON audit_statement
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;

DROP TRIGGER audit_no_update;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NOT (NEW.removed = 1 AND OLD.removed = 0 AND OLD.format = 2 AND NEW.format = 2 AND NEW.domain_id = OLD.domain_id
  AND NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.log = OLD.log AND NEW.content = OLD.content AND NEW.hash = OLD.hash
  AND NEW.prev_hash = '' AND NEW.recorded = 0 AND NEW.actor_id = '' AND NEW.actor_name = '' AND NEW.action = ''
  AND NEW.target_kind = '' AND NEW.target_id = '' AND NEW.target_name = '' AND NEW.result = '' AND NEW.ip = ''
  AND NEW.request_id = '' AND NEW.changes = '' AND NEW.client = '' AND NEW.reason = ''
  AND OLD.at < (SELECT coalesce(max(before), 0) FROM audit_horizon WHERE domain_id = OLD.domain_id AND log = OLD.log))
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
DROP TRIGGER audit_no_delete;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM audit_base WHERE domain_id = OLD.domain_id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- Taken in from elsewhere (V4): an event with the same source and id is taken once.
CREATE TABLE event_seen(
  domain_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,                    -- of its record
  taken INTEGER NOT NULL,                  -- milliseconds; forgotten after 31 days
  PRIMARY KEY(domain_id, source, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_seen_taken ON event_seen(taken);
-- What members wrote stands beside its record, so that it can go sooner and is read under rules of its own. The record holds
-- contentDigest() of salt and text.
CREATE TABLE message_content(
  domain_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,                    -- of the record
  at INTEGER NOT NULL,
  sender TEXT NOT NULL,                    -- address, lower case
  sender_uid TEXT NOT NULL,                -- empty: nobody of the tenant
  receivers TEXT NOT NULL,                 -- JSON list of addresses
  channel TEXT NOT NULL,
  bot INTEGER NOT NULL,
  salt TEXT NOT NULL,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL DEFAULT '[]',  -- JSON [{"name","size"}]
  PRIMARY KEY(domain_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_content_at ON message_content(domain_id, at, seq);

-- Exports through ログダウンロード. The bytes are kept in pieces, encrypted like everything here, until they expire.
CREATE TABLE log_export(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,                -- or the service account
  name TEXT NOT NULL,                      -- of whoever asked
  query TEXT NOT NULL,                     -- JSON, see models/api/log_wire.h
  format TEXT NOT NULL,                    -- logFormatKey()
  language TEXT NOT NULL,                  -- ja, en
  rights TEXT NOT NULL,                    -- JSON: the logs and the scope that he had when he asked
  state TEXT NOT NULL,                     -- logExportStateKey()
  records INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  pieces INTEGER NOT NULL DEFAULT 0,
  place TEXT NOT NULL DEFAULT '',          -- JSON: where the work goes on
  digest TEXT NOT NULL DEFAULT '',         -- SHA-256 of the whole, once it is ready
  error TEXT NOT NULL DEFAULT '',          -- JSON
  created INTEGER NOT NULL,                -- milliseconds, like those below
  ready INTEGER,
  expires INTEGER NOT NULL,
  fetched INTEGER NOT NULL DEFAULT 0       -- how often
) STRICT;
CREATE INDEX log_export_domain ON log_export(domain_id, created DESC);
CREATE INDEX log_export_due ON log_export(created) WHERE state IN ('waiting', 'running');
CREATE TABLE log_export_piece(
  export_id TEXT NOT NULL REFERENCES log_export(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY(export_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent(                      -- who has agreed to the rules of reading what members wrote; milliseconds
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  edition INTEGER NOT NULL,                -- of the text (models/domain/monitoring.h, consentEdition)
  purpose TEXT NOT NULL,                   -- in the administrator's words
  at INTEGER NOT NULL,
  PRIMARY KEY(domain_id, member_uid)
) STRICT, WITHOUT ROWID;

-- Monitoring
CREATE TABLE monitor_policy(               -- times in milliseconds
  uid TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  service TEXT NOT NULL,                   -- talk, drive
  number INTEGER NOT NULL,                 -- 番号: counts up in its service, never used again
  name TEXT NOT NULL,
  value TEXT NOT NULL,                     -- JSON of the fields of resources/monitoring
  enabled INTEGER NOT NULL,
  created INTEGER NOT NULL,
  creator_uid TEXT NOT NULL,
  creator TEXT NOT NULL,
  deleted INTEGER,                         -- its detections stay
  detections INTEGER NOT NULL DEFAULT 0,
  last_detection INTEGER,
  told INTEGER NOT NULL DEFAULT 0,         -- detections up to this id were told by mail and talk
  told_at INTEGER,
  reported_at INTEGER,                     -- end of the period of the last report
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX monitor_policy_domain ON monitor_policy(domain_id, service, number);
CREATE UNIQUE INDEX monitor_policy_name ON monitor_policy(domain_id, service, name) WHERE deleted IS NULL;
CREATE TABLE monitor_exception(            -- 例外管理
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  added INTEGER NOT NULL,                  -- milliseconds
  added_by TEXT NOT NULL,
  PRIMARY KEY(domain_id, member_uid)
) STRICT, WITHOUT ROWID;
CREATE TABLE monitor_sum(                  -- Drive: what a member has downloaded on a day of the policy's time zone
  policy_uid TEXT NOT NULL,
  member_uid TEXT NOT NULL,
  day INTEGER NOT NULL,                    -- days since 1970-01-01 there
  bytes INTEGER NOT NULL,
  files INTEGER NOT NULL,
  PRIMARY KEY(policy_uid, member_uid, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE detection(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_id INTEGER NOT NULL,
  policy_uid TEXT NOT NULL,
  service TEXT NOT NULL,
  seq INTEGER NOT NULL,                    -- of the record of what was done
  record_seq INTEGER NOT NULL,             -- of the record of the detection itself (log "detection")
  at INTEGER NOT NULL,                     -- of what was done
  found INTEGER NOT NULL,                  -- milliseconds
  member_uid TEXT NOT NULL,                -- sender, or who worked in Drive; empty: nobody of the tenant
  member_name TEXT NOT NULL,
  target TEXT NOT NULL DEFAULT '',         -- name of the channel or the file, as the record told it
  excerpt TEXT NOT NULL,                   -- JSON, excerptText() of models/api/monitor_wire.h
  state TEXT NOT NULL DEFAULT 'open',      -- detectionStateKey()
  note TEXT NOT NULL DEFAULT '',
  changed INTEGER,                         -- milliseconds
  changed_by TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX detection_list ON detection(domain_id, id);
CREATE INDEX detection_policy ON detection(policy_uid, id);
CREATE INDEX detection_member ON detection(member_uid, id);
CREATE INDEX detection_state ON detection(domain_id, state, id);
CREATE INDEX detection_excerpt ON detection(domain_id, at) WHERE excerpt <> '[]'; -- excerpts go when texts of messages go

-- Forwarding (V7): how far each tenant's chain was handed over.
CREATE TABLE log_forward(
  domain_id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  at INTEGER,                              -- milliseconds, of the last delivery
  fault TEXT NOT NULL DEFAULT '',
  fault_at INTEGER
) STRICT;

-- RFC 8705: SHA-256 of the certificate with which an API app may come instead of a token, hex.
ALTER TABLE api_client ADD COLUMN certificate TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX api_client_certificate ON api_client(certificate) WHERE certificate <> '';
