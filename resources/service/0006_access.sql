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
  linked TEXT NOT NULL DEFAULT '',         -- the service at the other end, as Drive when a file is attached from it
  external TEXT NOT NULL DEFAULT '',       -- line, works: to or from a room with such users
  decision INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT ''          -- error code of the first reason
) STRICT;
CREATE INDEX file_event_domain ON file_event(domain_id, at);
CREATE INDEX file_event_at ON file_event(at);

-- Whether the second factor was passed in the sign-in; a trusted device skips it. Of sign_in.result there are now also
-- the words policy.CODE with the code of the reason: the password was right, and a policy refused.
ALTER TABLE session ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sign_in ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
-- How long a mobile app may rest, as the policy was when it signed in; null: as the policy is now.
ALTER TABLE session ADD COLUMN idle_minutes INTEGER;
DROP INDEX session_live;
CREATE INDEX session_live ON session(domain_id, last_used, kind, member_uid, ip, country, id, idle_minutes)
  WHERE ended IS NULL;
CREATE INDEX session_idle ON session(domain_id, idle_minutes, last_used)
  WHERE ended IS NULL AND idle_minutes IS NOT NULL;

-- Grows with each change of what access is decided with, whoever makes it: copies in memory are read again then.
CREATE TABLE access_generation(
  domain_id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL
) STRICT;
CREATE TRIGGER access_policy_insert AFTER INSERT ON policy BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_policy_update AFTER UPDATE ON policy BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_policy_delete AFTER DELETE ON policy BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT OLD.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = OLD.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = OLD.domain_id;
END;
CREATE TRIGGER access_template_insert AFTER INSERT ON template BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_template_update AFTER UPDATE ON template BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_template_delete AFTER DELETE ON template BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT OLD.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = OLD.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = OLD.domain_id;
END;
CREATE TRIGGER access_template_assignment_insert AFTER INSERT ON template_assignment BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_template_assignment_update AFTER UPDATE ON template_assignment BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_template_assignment_delete AFTER DELETE ON template_assignment BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT OLD.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = OLD.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = OLD.domain_id;
END;
CREATE TRIGGER access_app_stop_insert AFTER INSERT ON app_stop BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_app_stop_update AFTER UPDATE ON app_stop BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_app_stop_delete AFTER DELETE ON app_stop BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT OLD.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = OLD.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = OLD.domain_id;
END;
