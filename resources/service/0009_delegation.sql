-- sekishod store, step 9: roles that can be undeleted, activations, approvals, the handing over of the highest
-- administrator, the sealed account (docs/decisions/0012). Times are UTC milliseconds.
ALTER TABLE role ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE role ADD COLUMN deleted INTEGER;                  -- nobody holds it meanwhile; erased kRoleUndeleteDays later
ALTER TABLE role ADD COLUMN deleted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE role ADD COLUMN held TEXT NOT NULL DEFAULT '[]';  -- holdings and eligibilities of a deleted one, JSON
CREATE INDEX role_of_domain ON role(domain_id);
-- A row of role_holding gives the role. One that an activation made ends with it; role_eligibility gives nothing.
ALTER TABLE role_holding ADD COLUMN activation TEXT;          -- activation.id
CREATE INDEX role_holding_activation ON role_holding(activation) WHERE activation IS NOT NULL;
CREATE INDEX role_holding_expires ON role_holding(expires) WHERE expires IS NOT NULL;

CREATE TABLE role_eligibility(
  role_uid TEXT NOT NULL REFERENCES role(uid) ON DELETE CASCADE,
  member_uid TEXT NOT NULL,
  domain_id INTEGER NOT NULL,
  scope TEXT NOT NULL DEFAULT '{}',
  expires INTEGER,
  max_minutes INTEGER NOT NULL,
  needs_approval INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY(role_uid, member_uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_eligibility_member ON role_eligibility(member_uid);

CREATE TABLE activation(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  role_uid TEXT NOT NULL,
  role_name TEXT NOT NULL,
  built_in TEXT NOT NULL DEFAULT '',
  member_uid TEXT NOT NULL,
  member_name TEXT NOT NULL,
  scope TEXT NOT NULL DEFAULT '{}',
  reason TEXT NOT NULL,
  started INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended INTEGER,
  end_reason TEXT NOT NULL DEFAULT '',     -- activationEndKey()
  ended_by TEXT NOT NULL DEFAULT '',
  break_glass INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX activation_running ON activation(until) WHERE ended IS NULL;
CREATE INDEX activation_list ON activation(domain_id, started DESC);
CREATE INDEX activation_member ON activation(member_uid, started DESC);

CREATE TABLE delegation(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  from_uid TEXT NOT NULL,
  to_uid TEXT NOT NULL,
  former_role TEXT NOT NULL DEFAULT '',    -- role uid; empty: nothing
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  ended INTEGER
) STRICT;
CREATE UNIQUE INDEX one_delegation ON delegation(domain_id) WHERE state = 'waiting';
CREATE INDEX delegation_to ON delegation(to_uid);

CREATE TABLE approval(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  action TEXT NOT NULL,                    -- of resources/guarded_actions.json
  state TEXT NOT NULL DEFAULT 'waiting',
  requester_uid TEXT NOT NULL,
  requester_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  query TEXT NOT NULL DEFAULT '',
  content_type TEXT NOT NULL DEFAULT '',
  if_match TEXT NOT NULL DEFAULT '',
  planned INTEGER NOT NULL,
  digest TEXT NOT NULL,
  replanned INTEGER NOT NULL DEFAULT 0,
  quorum INTEGER NOT NULL,
  auto_apply INTEGER NOT NULL,
  execute_hours INTEGER NOT NULL,
  created INTEGER NOT NULL,
  decide_by INTEGER NOT NULL,
  execute_by INTEGER,
  ended INTEGER,
  changeset TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  -- What may be long comes last: whoever reads the others does not walk through its pages.
  error TEXT NOT NULL DEFAULT '',          -- JSON
  plan TEXT NOT NULL,                      -- JSON, plannedChangesText() of the first 200
  body TEXT NOT NULL DEFAULT ''            -- at most 64 KiB
) STRICT;
CREATE INDEX approval_open ON approval(domain_id, created, state, decide_by, execute_by)
  WHERE state IN ('waiting', 'changed', 'approved');
CREATE INDEX approval_open_of ON approval(domain_id, requester_uid, created, state, decide_by, execute_by)
  WHERE state IN ('waiting', 'changed', 'approved');
CREATE INDEX approval_ended ON approval(ended) WHERE ended IS NOT NULL;
CREATE INDEX approval_list ON approval(domain_id, created DESC);
CREATE INDEX approval_requester ON approval(requester_uid, created DESC);
CREATE TABLE approval_vote(
  approval_id TEXT NOT NULL REFERENCES approval(id) ON DELETE CASCADE,
  member_uid TEXT NOT NULL,
  name TEXT NOT NULL,
  approves INTEGER NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  digest TEXT NOT NULL,                    -- of the plan that he has seen
  PRIMARY KEY(approval_id, member_uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE break_glass(
  domain_id INTEGER PRIMARY KEY,
  member_uid TEXT NOT NULL,
  code_hash TEXT NOT NULL,                 -- Argon2id
  state TEXT NOT NULL,                     -- breakGlassStateKey()
  sealed INTEGER NOT NULL,
  opens INTEGER,
  opened INTEGER,
  until INTEGER,
  last_drill INTEGER,
  last_used INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  refused_by TEXT NOT NULL DEFAULT '',
  wrong INTEGER NOT NULL DEFAULT 0,        -- codes in a row
  wrong_at INTEGER,
  told_sign_in INTEGER NOT NULL DEFAULT 0, -- last sign_in.id of the member that all administrators were told of
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

ALTER TABLE session ADD COLUMN verified INTEGER;              -- when its member proved again who he is; null: at its start
