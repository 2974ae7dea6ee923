-- sekishod store, step 12: what enforcement of policies keeps besides: the key of a third-party MDM, sessions that a
-- policy has ended before their rows say so, and sign-ins that gateways were asked about. Times are UTC milliseconds.
CREATE TABLE mdm_key(                      -- of the link with a third-party MDM (モバイル管理)
  domain_id INTEGER PRIMARY KEY,
  value TEXT NOT NULL,
  issued INTEGER NOT NULL
) STRICT;

CREATE TABLE session_cut(                  -- live rows of session up to last_row are ended: see service/auth/session_cuts.h
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  kinds TEXT NOT NULL,                     -- of clients, each between commas: ",browser,console,"
  last_row INTEGER NOT NULL,               -- rowid
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_cut_domain ON session_cut(domain_id);

CREATE TABLE asked_sign_in(                -- what the evaluation endpoint was asked about sign-ins, 90 days
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- of the client
  ip TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL,                    -- password, phone, line, screenUnlock
  managed INTEGER NOT NULL DEFAULT 0,      -- showed the key of the third-party MDM
  decision INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT ''          -- error code of the first reason
) STRICT;
CREATE INDEX asked_sign_in_domain ON asked_sign_in(domain_id, at);
CREATE INDEX asked_sign_in_at ON asked_sign_in(at);

ALTER TABLE sign_in ADD COLUMN managed INTEGER NOT NULL DEFAULT 0;
DROP INDEX sign_in_domain;
CREATE INDEX sign_in_domain ON sign_in(domain_id, member_uid, at, result, kind, ip, country, managed);
