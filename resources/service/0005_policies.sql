-- sekishod store, step 5: policies and permission templates (docs/decisions/0010-policies.md). Times are UTC milliseconds.
CREATE TABLE policy(                       -- one row once a policy was first saved; none: its defaults
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  key TEXT NOT NULL,                       -- of resources/policies
  value TEXT NOT NULL,                     -- JSON object of its fields
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL GENERATED ALWAYS AS (revision) VIRTUAL, -- the name that before-images know
  PRIMARY KEY(domain_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_revision(              -- every state that was ever saved
  domain_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_id TEXT NOT NULL,                  -- member uid or service account; system
  actor_name TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  changes TEXT NOT NULL,                   -- JSON [{"key":…,"from":…,"to":…}]
  value TEXT NOT NULL,
  reverted_to INTEGER NOT NULL DEFAULT 0,  -- the revision it was a return to; 0: none
  PRIMARY KEY(domain_id, key, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER policy_revision_append BEFORE INSERT ON policy_revision
WHEN NEW.revision <= (SELECT coalesce(max(revision), 0) FROM policy_revision WHERE domain_id = NEW.domain_id
  AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'revisions of policies are append-only'); END;
CREATE TRIGGER policy_revision_no_update BEFORE UPDATE ON policy_revision
BEGIN SELECT RAISE(ABORT, 'revisions of policies are append-only'); END;
CREATE TRIGGER policy_revision_no_delete BEFORE DELETE ON policy_revision
BEGIN SELECT RAISE(ABORT, 'revisions of policies are append-only'); END;

-- What stood in the tenant's settings is the first revision of the policy.
INSERT INTO policy(domain_id, key, value, revision)
  SELECT domain_id, 'account', json_extract(settings, '$.account'), 1 FROM tenant
  WHERE json_type(settings, '$.account') = 'object';
INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value)
  SELECT p.domain_id, 'account', 1, t.created, 'system', 'system', '[]', p.value
  FROM policy p JOIN tenant t ON t.domain_id = p.domain_id;
UPDATE tenant SET settings = json_remove(settings, '$.account') WHERE json_type(settings, '$.account') IS NOT NULL;

CREATE TABLE template(                     -- 権限テンプレート: which service may be used with which client
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES tenant(domain_id),
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,                      -- empty: of the default one
  name_key TEXT NOT NULL,                  -- caseKey(name): unique without regard to case
  is_default INTEGER NOT NULL DEFAULT 0,
  off TEXT NOT NULL DEFAULT '[]',          -- JSON list of what it takes away: "mobileApp", "talk.browser" …
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX template_name ON template(domain_id, name_key);
CREATE UNIQUE INDEX template_default ON template(domain_id) WHERE is_default = 1;
-- Each tenant has its default one from the beginning.
CREATE TRIGGER template_of_tenant AFTER INSERT ON tenant BEGIN
  INSERT INTO template(domain_id, uid, name, name_key, is_default)
  VALUES(NEW.domain_id, 'default:' || NEW.domain_id, '', '', 1);
END;
INSERT INTO template(domain_id, uid, name, name_key, is_default)
  SELECT domain_id, 'default:' || domain_id, '', '', 1 FROM tenant;

CREATE TABLE template_assignment(          -- whom a template fits directly; a before-image of the template holds them
  target_uid TEXT PRIMARY KEY,             -- of a member or user type
  domain_id INTEGER NOT NULL,
  target_kind TEXT NOT NULL,               -- member, userType
  template_uid TEXT NOT NULL REFERENCES template(uid) ON DELETE CASCADE,
  gone INTEGER                             -- since when its target is known to be deleted; an undo may bring it back
) STRICT, WITHOUT ROWID;
CREATE INDEX template_assignment_template ON template_assignment(template_uid, target_kind);
CREATE INDEX template_assignment_domain ON template_assignment(domain_id, target_kind);

-- What a preview reads of everybody, without the wide rows that it stands in.
CREATE INDEX member_facts ON member(domain_id, uid, id, sort_key, pending, suspended, activation, super)
  WHERE deleted IS NULL;
CREATE INDEX sign_in_domain ON sign_in(domain_id, member_uid, at, result, kind, ip, country);
DROP INDEX session_live;
CREATE INDEX session_live ON session(domain_id, last_used, kind, member_uid, ip, country, id) WHERE ended IS NULL;
