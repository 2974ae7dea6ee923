-- sekishod store, step 8: devices and their agents, cut-offs, the brake, notices (docs/decisions/0011). Times are UTC
-- milliseconds.
ALTER TABLE device ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN os_version TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN os_number INTEGER NOT NULL DEFAULT 0;  -- versionNumber(); 0: not known
ALTER TABLE device ADD COLUMN apps TEXT NOT NULL DEFAULT '[]';       -- JSON [{"name","version","number"}], the service's own first
ALTER TABLE device ADD COLUMN app_name TEXT NOT NULL DEFAULT '';     -- of the first
ALTER TABLE device ADD COLUMN app_number INTEGER NOT NULL DEFAULT 0; -- versionNumber() of the first
ALTER TABLE device ADD COLUMN app_major INTEGER NOT NULL DEFAULT 0;  -- majorVersion() of the first
ALTER TABLE device ADD COLUMN search TEXT NOT NULL DEFAULT '';       -- fold(name, model)
ALTER TABLE device ADD COLUMN mdm TEXT NOT NULL DEFAULT 'none';      -- none, enrolled, thirdParty
ALTER TABLE device ADD COLUMN registered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN token_hash TEXT;                       -- SHA-256 of the agent's token; null: no agent
ALTER TABLE device ADD COLUMN last_contact INTEGER;                  -- of the agent
ALTER TABLE device ADD COLUMN skew INTEGER;                          -- seconds its clock is ahead
ALTER TABLE device ADD COLUMN blocked INTEGER;                       -- since when it may not sign in
ALTER TABLE device ADD COLUMN erased INTEGER;                        -- confirmed by the device
ALTER TABLE device ADD COLUMN removed INTEGER;                       -- off the list; stays while it is blocked
UPDATE device SET registered = last_access, search = lower(name);
UPDATE device SET os_version = substr(os, instr(os, ' ') + 1), os = substr(os, 1, instr(os, ' ') - 1)
  WHERE instr(os, ' ') > 1 AND substr(os, instr(os, ' ') + 1, 1) BETWEEN '0' AND '9';
CREATE UNIQUE INDEX device_token ON device(token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX device_list ON device(domain_id, last_access DESC, id);
CREATE INDEX device_vendor ON device(domain_id, vendor_id) WHERE vendor_id IS NOT NULL;
CREATE INDEX device_blocked ON device(domain_id, blocked) WHERE blocked IS NOT NULL;
CREATE INDEX device_last ON device(last_access);
CREATE INDEX device_newest ON device(domain_id, kind, app_name, app_major);
CREATE INDEX trusted_device_list ON trusted_device(domain_id, last_used DESC, id);
CREATE INDEX session_device ON session(device_id) WHERE device_id IS NOT NULL AND ended IS NULL;
-- Who is signed in: everything that the list is searched by. With "ended" the index alone is read, which is null in
-- each of its rows.
DROP INDEX session_live;
CREATE INDEX session_live
  ON session(domain_id, last_used, kind, member_uid, ip, country, id, idle_minutes, device_name, ended)
  WHERE ended IS NULL;

CREATE TABLE member_words(                 -- what members are found by: names, readings, login ID, a line each
  domain_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  uid TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY(domain_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW member_words_of(domain_id, member_id, uid, words) AS
  SELECT domain_id, id, uid,
    ifnull(doc ->> '$.userName.lastName', '') || ' ' || ifnull(doc ->> '$.userName.firstName', '') || char(10) ||
    ifnull(doc ->> '$.userName.firstName', '') || ' ' || ifnull(doc ->> '$.userName.lastName', '') || char(10) ||
    ifnull(doc ->> '$.userName.phoneticLastName', '') || ' ' || ifnull(doc ->> '$.userName.phoneticFirstName', '') ||
    char(10) || email
  FROM member;
INSERT INTO member_words SELECT * FROM member_words_of;
CREATE TRIGGER member_words_insert AFTER INSERT ON member BEGIN
  DELETE FROM member_words WHERE domain_id = new.domain_id AND member_id = new.id;
  INSERT INTO member_words SELECT * FROM member_words_of WHERE member_id = new.id;
END;
CREATE TRIGGER member_words_update AFTER UPDATE OF doc, email ON member
  WHEN new.email IS NOT old.email OR json_extract(new.doc, '$.userName') IS NOT json_extract(old.doc, '$.userName')
BEGIN
  UPDATE member_words SET words = (SELECT words FROM member_words_of WHERE member_id = new.id)
    WHERE domain_id = new.domain_id AND member_id = new.id;
END;
CREATE TRIGGER member_words_delete AFTER DELETE ON member BEGIN
  DELETE FROM member_words WHERE domain_id = old.domain_id AND member_id = old.id;
END;

CREATE TABLE device_command(               -- what an agent is told to do
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  device_id TEXT NOT NULL,
  kind TEXT NOT NULL,                      -- logout, wipeAppData, resetDevice, updateNotice
  nonce TEXT NOT NULL,                     -- the device proves with it that it means this command
  cut_off_id TEXT,
  step INTEGER,
  created INTEGER NOT NULL,
  delivered INTEGER,
  acknowledged INTEGER,
  finished INTEGER,
  outcome TEXT NOT NULL DEFAULT '',        -- done, failed, unsupported, withdrawn, expired
  detail TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX device_command_open ON device_command(device_id, created) WHERE finished IS NULL;
CREATE INDEX device_command_finished ON device_command(finished) WHERE finished IS NOT NULL;
CREATE INDEX device_command_step ON device_command(cut_off_id, step) WHERE cut_off_id IS NOT NULL;

CREATE TABLE cut_off(
  id TEXT PRIMARY KEY,                     -- chosen by whoever ordered
  seq INTEGER NOT NULL,                    -- order of arrival within the tenant
  domain_id INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,               -- SHA-256 of what was asked: the same id with another order is refused
  kind TEXT NOT NULL,                      -- lostDevice, devices, sessions
  lost TEXT NOT NULL,
  member_uid TEXT NOT NULL DEFAULT '',
  member_name TEXT NOT NULL DEFAULT '',
  login_id TEXT NOT NULL DEFAULT '',
  orgunit_name TEXT NOT NULL DEFAULT '',
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  ordered INTEGER NOT NULL,
  received INTEGER NOT NULL,
  queued INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  check_method TEXT NOT NULL DEFAULT '',
  check_text TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,                     -- stateOf(), for lists
  found INTEGER,
  found_by TEXT NOT NULL DEFAULT '',
  found_note TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cut_off_seq ON cut_off(domain_id, seq);
CREATE INDEX cut_off_state ON cut_off(domain_id, state, seq);
CREATE INDEX cut_off_member ON cut_off(member_uid, seq);

CREATE TABLE cut_off_step(
  cut_off_id TEXT NOT NULL REFERENCES cut_off(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  domain_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  member_uid TEXT NOT NULL,
  member_name TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  target_name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  requested INTEGER NOT NULL,
  acknowledged INTEGER,
  verified INTEGER,
  unreachable INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 0,
  evidence TEXT NOT NULL DEFAULT '[]',     -- JSON [{"what","at","detail"}]
  undo TEXT NOT NULL DEFAULT '',           -- JSON: what a held step needs; later what "found again" brings back
  PRIMARY KEY(cut_off_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX cut_off_step_open ON cut_off_step(domain_id, state, requested); -- not partial: a condition on one state would not use it
CREATE INDEX cut_off_step_member ON cut_off_step(member_uid);
CREATE INDEX cut_off_step_state ON cut_off_step(cut_off_id, state);
CREATE INDEX cut_off_step_target ON cut_off_step(target, kind) WHERE target <> '';

CREATE TABLE cut_off_session(              -- sessions that a step has ended, until the service has seen each refused
  session_id TEXT PRIMARY KEY,
  cut_off_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  gate INTEGER,                            -- when the service's own gate refused every token of it
  refused INTEGER,                         -- when a request with such a token was refused for the first time after
  refused_ip TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX cut_off_session_step ON cut_off_session(cut_off_id, step);
CREATE TRIGGER cut_off_session_gone AFTER DELETE ON session BEGIN
  DELETE FROM cut_off_session WHERE session_id = old.id;
END;

CREATE TABLE brake_order(                  -- what was granted lately, and what holds
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- cutOff, wipe, reset
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  member_uid TEXT NOT NULL,
  member_name TEXT NOT NULL DEFAULT '',
  target_name TEXT NOT NULL DEFAULT '',
  cut_off_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,                     -- granted, held, released, rejected, cancelled, expired
  expires INTEGER NOT NULL DEFAULT 0,      -- of a held one
  decided INTEGER,
  decided_by TEXT NOT NULL DEFAULT '',
  decided_name TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX brake_order_window ON brake_order(domain_id, kind, at, actor_id, cut_off_id, member_uid, state)
  WHERE state IN ('granted', 'released');
CREATE INDEX brake_order_held ON brake_order(domain_id, at, id) WHERE state = 'held';
CREATE INDEX brake_order_waiting ON brake_order(domain_id, kind, actor_id, at, id, expires) WHERE state = 'held';
CREATE INDEX brake_order_expires ON brake_order(domain_id, expires) WHERE state = 'held';
CREATE INDEX brake_order_decided ON brake_order(domain_id, decided, id) WHERE decided IS NOT NULL;
CREATE INDEX brake_order_step ON brake_order(cut_off_id, step);
CREATE INDEX brake_order_at ON brake_order(at);

CREATE TABLE console_key(                  -- what an administrator's console signs queued orders with
  id TEXT PRIMARY KEY,                     -- SHA-256 of the key, hex
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  public_key TEXT NOT NULL,                -- PEM, Ed25519
  registered INTEGER NOT NULL,
  last_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX console_key_member ON console_key(member_uid);

CREATE TABLE notice(                       -- mail and talk messages on their way
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_id INTEGER NOT NULL,
  channel TEXT NOT NULL,                   -- mail, talk
  member_uid TEXT NOT NULL,
  to_name TEXT NOT NULL,
  address TEXT NOT NULL,                   -- mail address, or login ID for talk
  template TEXT NOT NULL,                  -- key of resources/notices.json
  language TEXT NOT NULL,                  -- ja, en
  params TEXT NOT NULL,                    -- JSON {"name":"value"}
  cut_off_id TEXT,
  created INTEGER NOT NULL,
  due INTEGER NOT NULL,                    -- next attempt
  attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,                     -- waiting, sent, failed, notConfigured
  sent INTEGER,
  fault TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notice_due ON notice(due) WHERE state = 'waiting';
CREATE INDEX notice_cut_off ON notice(cut_off_id) WHERE cut_off_id IS NOT NULL;
CREATE INDEX notice_created ON notice(created);
