-- sekishod store, step 3: the directory. Times are UTC milliseconds. Groups and rooms, custom properties, statuses,
-- settings of fields, restrictions of the organization chart, invitations.
CREATE TABLE grp(
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  uid TEXT NOT NULL UNIQUE,
  external_key TEXT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,                  -- caseKey(name): unique without regard to case
  kind TEXT NOT NULL,                      -- internal, external
  doc TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX grp_key ON grp(domain_id, external_key) WHERE external_key IS NOT NULL;
CREATE UNIQUE INDEX grp_name ON grp(domain_id, name_key);
CREATE INDEX grp_created ON grp(domain_id, id);

CREATE TABLE group_member(                 -- direct members, as in doc
  group_id INTEGER NOT NULL REFERENCES grp(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                      -- USER, ORGUNIT, GROUP
  subject INTEGER NOT NULL,                -- id in member, orgunit or grp
  PRIMARY KEY(group_id, kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_subject ON group_member(kind, subject);

CREATE TABLE group_master(
  group_id INTEGER NOT NULL REFERENCES grp(id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL,
  PRIMARY KEY(group_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_master_member ON group_master(member_id);

CREATE TABLE room(                         -- what an organization's or group's room holds; counts only
  owner_uid TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  talk INTEGER NOT NULL DEFAULT 0,
  notes INTEGER NOT NULL DEFAULT 0,
  events INTEGER NOT NULL DEFAULT 0,
  tasks INTEGER NOT NULL DEFAULT 0,
  files INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE last_head(                    -- the last head an organization had, for restoring its room
  orgunit_uid TEXT PRIMARY KEY,
  member_uid TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE room_archive(                 -- rooms whose talk was turned off or whose owner was deleted; 30 days
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  domain_id INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- orgUnit, group
  owner_uid TEXT NOT NULL,
  owner_name TEXT NOT NULL,
  leader_uid TEXT NOT NULL DEFAULT '',     -- last head or first master
  reason TEXT NOT NULL,                    -- talkOff, deleted
  talk INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  events INTEGER NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  restored INTEGER,
  restored_to TEXT NOT NULL DEFAULT '',    -- resource id of the organization or group
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX room_archive_domain ON room_archive(domain_id, id);
CREATE INDEX room_archive_expires ON room_archive(domain_id, expires);

CREATE TABLE custom_property(
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  doc TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX custom_property_name ON custom_property(domain_id, name);
CREATE UNIQUE INDEX custom_property_display ON custom_property(domain_id, display_name);

CREATE TABLE member_property(              -- who holds a value of which property
  property_id INTEGER NOT NULL REFERENCES custom_property(id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  PRIMARY KEY(property_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_property_member ON member_property(member_id);

CREATE TABLE profile_status(               -- own ones, and built-in ones that were changed
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  id TEXT NOT NULL,                        -- BUSY …, CUSTOM01 …
  doc TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY(domain_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_status(
  uid TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  status_id TEXT NOT NULL,
  starts INTEGER,
  ends INTEGER,
  message TEXT NOT NULL DEFAULT '',
  auto_reply TEXT NOT NULL DEFAULT '',     -- JSON of the public form; empty: none
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_status_member ON member_status(member_uid);
CREATE INDEX member_status_ends ON member_status(ends) WHERE ends IS NOT NULL;

CREATE TABLE chart_restriction(            -- who sees how much of the organization chart
  subject_uid TEXT PRIMARY KEY,            -- of a member, organization or user type
  domain_id INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- member, orgUnit, userType
  restrict_type TEXT NOT NULL,             -- ONLY_ME, ONLY_MY_ORGUNIT, ONLY_MY_AND_SPECIFIED_ORGUNIT
  units TEXT NOT NULL,                     -- JSON [{"orgUnitId","includeSubOrgUnits"}]
  version INTEGER NOT NULL,
  gone INTEGER                             -- since when its subject is known to be deleted; an undo may bring it back
) STRICT, WITHOUT ROWID;

CREATE TABLE setting(                      -- records of the tenant that are one each
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  key TEXT NOT NULL,                       -- fields, invitation, employeeNumber (the next one)
  doc TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY(domain_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_number ON member(domain_id, json_extract(doc, '$.employeeNumber'))
  WHERE json_extract(doc, '$.employeeNumber') IS NOT NULL;

CREATE TABLE invitation(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  domain_id INTEGER NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,         -- SHA-256
  role TEXT NOT NULL,                      -- MEMBER, OPERATOR
  inviter_uid TEXT NOT NULL,
  inviter_name TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  revoked INTEGER
) STRICT;
CREATE INDEX invitation_domain ON invitation(domain_id, id);

CREATE TABLE applicant(                    -- who asked to join by a link and waits
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  domain_id INTEGER NOT NULL,
  invitation_uid TEXT NOT NULL,
  role TEXT NOT NULL,
  inviter_name TEXT NOT NULL,
  doc TEXT NOT NULL,                       -- record of the member to be
  password_hash TEXT NOT NULL,             -- Argon2id, encoded
  applied INTEGER NOT NULL
) STRICT;
CREATE INDEX applicant_domain ON applicant(domain_id, id);
