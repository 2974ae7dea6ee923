-- sekishod store, step 28: what a tenant's workgroup was called before. A name that was left stays with its tenant as
-- long as that is there: mail and IDs of before must not come to somebody else, and its log is signed in the first
-- name (docs/decisions/0014). UTC milliseconds.
CREATE TABLE workgroup_change(
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  former TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  told INTEGER                             -- members up to this id are told by mail; null: all are
) STRICT;
CREATE INDEX workgroup_change_domain ON workgroup_change(domain_id, id);
CREATE INDEX workgroup_change_former ON workgroup_change(former);
