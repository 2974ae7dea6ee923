-- sekishod store, step 1. Times are UTC milliseconds. `doc` is the JSON record of models/api/record.h (ids, no names).
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE tenant(
  domain_id INTEGER PRIMARY KEY,
  workgroup TEXT NOT NULL UNIQUE,          -- right of @
  name TEXT NOT NULL,
  settings TEXT NOT NULL,                  -- JSON: usePosition, useLevel, useUserType, locale, timeZone, account policy …
  created INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE orgunit(
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  uid TEXT NOT NULL UNIQUE,
  external_key TEXT,
  parent_id INTEGER REFERENCES orgunit(id),
  display_order INTEGER NOT NULL,
  depth INTEGER NOT NULL,                  -- 1 at the top
  name TEXT NOT NULL,
  doc TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX orgunit_key ON orgunit(domain_id, external_key) WHERE external_key IS NOT NULL;
CREATE INDEX orgunit_parent ON orgunit(domain_id, parent_id, display_order, id);

CREATE TABLE rank(                         -- levels, positions, user types
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  kind TEXT NOT NULL,                      -- level, position, userType
  uid TEXT NOT NULL UNIQUE,
  external_key TEXT,
  display_order INTEGER NOT NULL,
  name TEXT NOT NULL,
  doc TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX rank_key ON rank(domain_id, kind, external_key) WHERE external_key IS NOT NULL;
CREATE UNIQUE INDEX rank_name ON rank(domain_id, kind, name);
CREATE INDEX rank_order ON rank(domain_id, kind, display_order, id);

CREATE TABLE member(
  id INTEGER PRIMARY KEY AUTOINCREMENT,    -- grows with creation: order CREATED_TIME is order of id
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  uid TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,                     -- login id, lower case
  external_key TEXT,
  sort_key TEXT NOT NULL,                  -- sortKey(reading, name)
  pending INTEGER NOT NULL DEFAULT 0,
  suspended INTEGER NOT NULL DEFAULT 0,    -- 0 no, 1 by administrator, 2 too many wrong passwords
  activation INTEGER,
  deleted INTEGER,                         -- when; final after 7 days
  super INTEGER NOT NULL DEFAULT 0,
  last_access INTEGER,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  version INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX member_email ON member(domain_id, email);
CREATE UNIQUE INDEX member_key ON member(domain_id, external_key) WHERE external_key IS NOT NULL;
CREATE INDEX member_sort ON member(domain_id, sort_key, id);
CREATE INDEX member_created ON member(domain_id, id);
CREATE INDEX member_deleted ON member(domain_id, deleted) WHERE deleted IS NOT NULL;
CREATE INDEX member_leave ON member(domain_id, json_extract(doc, '$.leaveOfAbsence.endTime'))
  WHERE json_extract(doc, '$.leaveOfAbsence.endTime') IS NOT NULL;

CREATE TABLE member_orgunit(
  orgunit_id INTEGER NOT NULL REFERENCES orgunit(id),
  member_id INTEGER NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  is_primary INTEGER NOT NULL,
  is_manager INTEGER NOT NULL,
  visible INTEGER NOT NULL,
  use_team INTEGER NOT NULL,
  position_id INTEGER REFERENCES rank(id),
  ord INTEGER NOT NULL,                    -- order within the member
  PRIMARY KEY(orgunit_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_orgunit_member ON member_orgunit(member_id, ord);

CREATE TABLE member_rank(                  -- level and user type in use (positions are in member_orgunit)
  rank_id INTEGER NOT NULL REFERENCES rank(id),
  member_id INTEGER NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  PRIMARY KEY(rank_id, member_id)
) STRICT, WITHOUT ROWID;

-- Membership through sub-organizations: one row for each member and each ancestor. Keeps scoped lists flat.
CREATE TABLE member_scope(
  orgunit_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  PRIMARY KEY(orgunit_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_scope_member ON member_scope(member_id);

-- Every address of a tenant exactly once: logins, aliases, organization and group mail.
CREATE TABLE address(
  domain_id INTEGER NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL,                      -- member, alias, orgUnit, orgUnitAlias, group
  owner_uid TEXT NOT NULL,
  PRIMARY KEY(domain_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_owner ON address(owner_uid);

CREATE TABLE photo(member_uid TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL, updated INTEGER NOT NULL) STRICT;

CREATE TABLE credential(
  member_uid TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  hash TEXT NOT NULL,                      -- Argon2id, encoded; empty: none set yet
  changed INTEGER NOT NULL,
  must_change INTEGER NOT NULL DEFAULT 0,  -- at next sign-in
  requested INTEGER NOT NULL DEFAULT 0,    -- an administrator asked for a change
  history TEXT NOT NULL DEFAULT '[]',      -- earlier hashes, newest first
  failures INTEGER NOT NULL DEFAULT 0,     -- in a row
  totp_secret TEXT,                        -- base32; null: no second factor
  totp_last_step INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE api_client(
  client_id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL,               -- SHA-256; empty for a public client
  service_account TEXT UNIQUE,
  public_key TEXT,                         -- PEM
  scopes TEXT NOT NULL,                    -- blank separated
  redirect_uris TEXT NOT NULL DEFAULT '[]',
  rotate_refresh INTEGER NOT NULL DEFAULT 0,
  access_seconds INTEGER NOT NULL DEFAULT 86400,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE device(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  kind TEXT NOT NULL,                      -- mobileApp, pcApp, driveExplorer
  name TEXT NOT NULL,
  os TEXT NOT NULL,
  app TEXT NOT NULL,
  vendor_id TEXT,
  last_access INTEGER NOT NULL
) STRICT;
CREATE INDEX device_member ON device(member_uid);

CREATE TABLE session(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,                -- or the service account id
  client_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  device_id TEXT,
  device_name TEXT NOT NULL DEFAULT '',
  os TEXT NOT NULL DEFAULT '',
  ip TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  user_agent TEXT NOT NULL DEFAULT '',
  started INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  ended INTEGER,
  end_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX session_member ON session(member_uid, started);
CREATE INDEX session_live ON session(domain_id, last_used) WHERE ended IS NULL;
CREATE INDEX session_started ON session(started);

CREATE TABLE token(
  hash TEXT PRIMARY KEY,                   -- SHA-256 of the token, hex
  kind TEXT NOT NULL,                      -- access, refresh
  domain_id INTEGER NOT NULL,
  session_id TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  client_id TEXT NOT NULL,
  scopes TEXT NOT NULL,
  expires INTEGER NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX token_session ON token(session_id);
CREATE INDEX token_expires ON token(expires);

CREATE TABLE auth_code(
  hash TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scopes TEXT NOT NULL,
  nonce TEXT NOT NULL DEFAULT '',
  code_challenge TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '{}',       -- JSON: client kind, device, os, ip, user agent of the sign-in
  expires INTEGER NOT NULL,
  used_session TEXT                        -- set when redeemed; a second use ends that session
) STRICT;

CREATE TABLE sign_in(
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ip TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '',
  device_name TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL                     -- success, wrongPassword, locked, secondFactor …
) STRICT;
CREATE INDEX sign_in_member ON sign_in(member_uid, at);
CREATE INDEX sign_in_at ON sign_in(at);

CREATE TABLE role(
  uid TEXT PRIMARY KEY,                    -- built-in roles: "super", "deputy", "operator" per tenant with ":domain"
  domain_id INTEGER NOT NULL,
  built_in TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  grants TEXT NOT NULL,                    -- JSON [{"menu","access"}]; empty for built-in ones: resources/roles.json
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE role_holding(
  role_uid TEXT NOT NULL REFERENCES role(uid) ON DELETE CASCADE,
  member_uid TEXT NOT NULL,
  domain_id INTEGER NOT NULL,
  scope TEXT NOT NULL DEFAULT '{}',        -- JSON {"orgUnits":[uid],"includeSubOrgUnits":true}; {} = whole tenant
  expires INTEGER,
  PRIMARY KEY(role_uid, member_uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_holding_member ON role_holding(member_uid);
CREATE UNIQUE INDEX one_super ON role_holding(domain_id) WHERE role_uid LIKE 'super:%';

CREATE TABLE change(                       -- the feed: one row a change, newest state is fetched with it
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  domain_id INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- ChangeNote in service/http/call.h
  uid TEXT NOT NULL,
  op TEXT NOT NULL,                        -- put, delete, reset
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX change_domain ON change(domain_id, seq);

CREATE TABLE audit(
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
  PRIMARY KEY(domain_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_target ON audit(domain_id, target_id, seq);
CREATE TRIGGER audit_only_append BEFORE INSERT ON audit
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM audit WHERE domain_id = NEW.domain_id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE idempotency(
  domain_id INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,               -- SHA-256 of method, path and body
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(domain_id, actor_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency(at);
