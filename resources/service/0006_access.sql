-- sekishod store, step 6: what decides on access beside the policies (docs/decisions/0010-policies.md). Times are UTC
-- milliseconds.
CREATE TABLE app_stop(                     -- アプリの利用停止
  member_uid TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  mobile INTEGER NOT NULL,                 -- mobile app
  pc INTEGER NOT NULL,                     -- PC app and Drive explorer
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX app_stop_domain ON app_stop(domain_id);

CREATE TABLE trusted_device(               -- 信頼済み端末: skips the second factor while the policy lets it
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,         -- SHA-256
  name TEXT NOT NULL,
  os TEXT NOT NULL,
  trusted INTEGER NOT NULL,                -- when the second factor was passed
  last_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trusted_device_member ON trusted_device(member_uid);

CREATE TABLE file_event(                   -- what the evaluation endpoint was asked about files, 90 days
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,                    -- upload, download
  service TEXT NOT NULL,                   -- board, talk, calendar, contacts, drive, tasks, forms, mail
  kind TEXT NOT NULL,                      -- of the client
  ip TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  extension TEXT NOT NULL,                 -- lower case, without the dot
  external TEXT NOT NULL DEFAULT '',       -- line, works: to or from a room with such users
  decision INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT ''          -- error code of the first reason
) STRICT;
CREATE INDEX file_event_domain ON file_event(domain_id, at);
CREATE INDEX file_event_at ON file_event(at);

ALTER TABLE session ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0; -- passed at its sign-in
ALTER TABLE sign_in ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
