-- sekishod store, step 2: changesets (docs/decisions/0006-changesets.md). Times are UTC milliseconds.
CREATE TABLE changeset(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  domain_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL,                    -- edit, api, import, move, undo
  action TEXT NOT NULL DEFAULT '',         -- audit action of the one request that left it; empty: it has operations
  author_id TEXT NOT NULL,                 -- member uid or service account
  author_name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  menus TEXT NOT NULL DEFAULT '',          -- what its operations need, blank separated
  state TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created INTEGER NOT NULL,
  planned INTEGER,
  applied INTEGER,
  total INTEGER NOT NULL DEFAULT 0,        -- operations received
  counts TEXT NOT NULL DEFAULT '[0,0,0,0,0]',
  done INTEGER NOT NULL DEFAULT 0,         -- the present work: rows behind it, and how many there are
  to_do INTEGER NOT NULL DEFAULT 0,
  skip_refused INTEGER NOT NULL DEFAULT 0,
  impact TEXT NOT NULL DEFAULT '{}',
  error TEXT NOT NULL DEFAULT '',
  undo_of TEXT NOT NULL DEFAULT '',
  undone_by TEXT NOT NULL DEFAULT '',
  undo_why TEXT NOT NULL DEFAULT '',       -- code of what makes an undo impossible
  images INTEGER NOT NULL DEFAULT 0,       -- before-images kept
  audit_from INTEGER NOT NULL DEFAULT 0,   -- audit records that are its rows, when it has no operations
  audit_to INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX changeset_domain ON changeset(domain_id, id);
CREATE INDEX changeset_busy ON changeset(id) WHERE state IN ('planning', 'applying', 'rollingBack');
CREATE INDEX changeset_discarded ON changeset(id) WHERE state = 'discarded';
CREATE INDEX changeset_old ON changeset(created);

-- The ids of the next three hold the changeset: operations and rows changeset.id << 20 | no, images changeset.id << 24 | n.
CREATE TABLE changeset_operation(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,                    -- id as it was sent
  base INTEGER,
  value TEXT NOT NULL,
  label TEXT,                              -- of a create: the name it gave itself
  source_row INTEGER NOT NULL,
  source_sheet TEXT NOT NULL
) STRICT;
CREATE INDEX changeset_operation_label ON changeset_operation(label, id) WHERE label IS NOT NULL;

CREATE TABLE changeset_row(                -- what planning an operation gave
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,                       -- resource id
  name TEXT NOT NULL,
  verdict INTEGER NOT NULL,                -- added, changed, removed, unchanged, refused
  changes TEXT NOT NULL,
  error TEXT NOT NULL,
  version_before INTEGER NOT NULL,         -- 0: it was not there
  version_after INTEGER NOT NULL,          -- 0: it is gone
  digest INTEGER NOT NULL                  -- of the record afterwards, without version and times
) STRICT;
CREATE INDEX changeset_row_verdict ON changeset_row(verdict, id);

CREATE TABLE changeset_image(              -- a row of the configuration as it was before
  id INTEGER PRIMARY KEY,
  no INTEGER NOT NULL,                     -- operation
  tab TEXT NOT NULL,                       -- table
  key TEXT NOT NULL,                       -- resource id
  cols TEXT,                               -- JSON list of its columns; null: the row did not exist
  doc TEXT,
  after INTEGER                            -- version that the changeset left; null: gone
) STRICT;
