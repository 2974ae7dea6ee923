-- Cut-offs that wait for the service (docs/decisions/0011-devices-and-cut-offs.md), and what they are signed with.
CREATE TABLE signing_key(
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  private_key TEXT NOT NULL,               -- Ed25519, hex
  key_id TEXT NOT NULL DEFAULT '',         -- as the service named it; empty: it does not know it yet
  registered INTEGER NOT NULL DEFAULT 0,   -- UTC milliseconds
  PRIMARY KEY(domain_id, member_uid)
) STRICT;
CREATE TABLE queued_order(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,                -- who ordered
  member_name TEXT NOT NULL,               -- whom it is against, as the copy knew him
  content TEXT NOT NULL,                   -- the order as it was signed
  signature TEXT NOT NULL,
  key_id TEXT NOT NULL,
  queued INTEGER NOT NULL,                 -- UTC milliseconds
  attempts INTEGER NOT NULL DEFAULT 0,
  refused_code TEXT NOT NULL DEFAULT '',   -- by the service; empty: it waits
  refused_status INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX queued_order_at ON queued_order(domain_id, queued);
CREATE TABLE queued_refusal(               -- parameters of the refusal
  order_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(order_id, name)
) STRICT;
