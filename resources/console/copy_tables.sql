-- The console's local copy of one tenant. Never migrated: another format is another file, and is fetched again.
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE member(                       -- what the list needs; the record itself stands in member_doc
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  version INTEGER NOT NULL,
  sort_key TEXT NOT NULL,                  -- folded reading; without one the folded name, behind all readings
  bits INTEGER NOT NULL,                   -- pending, suspended, by failures, deleted, administrator, manager
  created INTEGER NOT NULL,                -- UTC milliseconds, as all times here
  last_access INTEGER NOT NULL,            -- 0: never
  last_sign_in INTEGER NOT NULL,           -- the same
  activation INTEGER,
  leave_from INTEGER,
  leave_to INTEGER,
  position TEXT NOT NULL,                  -- ids; empty: none
  level TEXT NOT NULL,
  user_type TEXT NOT NULL,
  org_units TEXT NOT NULL,                 -- ids, the primary one first, parted by U+001F as the next three
  posts TEXT NOT NULL,                     -- head and position in each of several organizations, in their order
  shown TEXT NOT NULL,
  search TEXT NOT NULL                     -- folded
) STRICT;

CREATE TABLE member_doc(
  id INTEGER PRIMARY KEY,                  -- that of member
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE news(                         -- members as they came since the load, until there is time to put them in
  id INTEGER PRIMARY KEY,                  -- their places: side by side here, so that taking many costs few pages
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE orgunit(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  parent TEXT NOT NULL,
  name TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE rank(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE setting(                      -- fields of members, custom properties, profile statuses
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  uid TEXT NOT NULL,
  doc TEXT NOT NULL,
  UNIQUE(kind, uid)
) STRICT;

CREATE TABLE grp(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;

CREATE TABLE gone(                         -- the last version seen of what was deleted: older news of it is no news
  uid TEXT PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
