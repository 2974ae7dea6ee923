-- sekishod store, step 29: what lists need that are kept in memory for whoever sees a part of them
-- (service/rules/moving_window.h, service/logs/log_walk.cpp; docs/decisions/0012, F11).
-- Rows of these lists move up with every use. Each move is written down in its own transaction, whoever makes it; the
-- last 50,000 are kept. The number is the list: 0 sessions, 1 devices, 2 trusted devices. By its stamp a move is known
-- to be of this store.
CREATE TABLE list_move(
  seq INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  list INTEGER NOT NULL,
  row INTEGER NOT NULL,                    -- rowid
  at INTEGER NOT NULL,                     -- where it stands now
  member_uid TEXT NOT NULL,
  stamp INTEGER NOT NULL
) STRICT;
INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp) VALUES(0, 0, 0, 0, '', random());
CREATE TRIGGER list_move_kept AFTER INSERT ON list_move
BEGIN DELETE FROM list_move WHERE seq <= NEW.seq - 50000; END;

CREATE TRIGGER session_came AFTER INSERT ON session WHEN NEW.ended IS NULL BEGIN
  INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp)
    VALUES(NEW.domain_id, 0, NEW.rowid, NEW.last_used, NEW.member_uid, random());
END;
CREATE TRIGGER session_moved AFTER UPDATE OF domain_id, last_used, member_uid, ended ON session
WHEN NEW.ended IS NULL AND (OLD.ended IS NOT NULL OR NEW.last_used <> OLD.last_used OR
  NEW.member_uid <> OLD.member_uid OR NEW.domain_id <> OLD.domain_id)
BEGIN
  INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp)
    VALUES(NEW.domain_id, 0, NEW.rowid, NEW.last_used, NEW.member_uid, random());
END;
CREATE TRIGGER device_came AFTER INSERT ON device BEGIN
  INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp)
    VALUES(NEW.domain_id, 1, NEW.rowid, NEW.last_access, NEW.member_uid, random());
END;
CREATE TRIGGER device_moved AFTER UPDATE OF domain_id, last_access, member_uid ON device
WHEN NEW.last_access <> OLD.last_access OR NEW.member_uid <> OLD.member_uid OR NEW.domain_id <> OLD.domain_id
BEGIN
  INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp)
    VALUES(NEW.domain_id, 1, NEW.rowid, NEW.last_access, NEW.member_uid, random());
END;
-- It gets row ids.
CREATE TABLE trusted_device_rows(
  id TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  member_uid TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,         -- SHA-256
  name TEXT NOT NULL,
  os TEXT NOT NULL,
  trusted INTEGER NOT NULL,                -- when the second factor was passed
  last_used INTEGER NOT NULL
) STRICT;
INSERT INTO trusted_device_rows SELECT id, domain_id, member_uid, token_hash, name, os, trusted, last_used
  FROM trusted_device;
DROP TABLE trusted_device;
ALTER TABLE trusted_device_rows RENAME TO trusted_device;
CREATE INDEX trusted_device_member ON trusted_device(member_uid);
CREATE INDEX trusted_device_list ON trusted_device(domain_id, last_used DESC, id, member_uid);
CREATE TRIGGER trusted_device_came AFTER INSERT ON trusted_device BEGIN
  INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp)
    VALUES(NEW.domain_id, 2, NEW.rowid, NEW.last_used, NEW.member_uid, random());
END;
CREATE TRIGGER trusted_device_moved AFTER UPDATE OF domain_id, last_used, member_uid ON trusted_device
WHEN NEW.last_used <> OLD.last_used OR NEW.member_uid <> OLD.member_uid OR NEW.domain_id <> OLD.domain_id
BEGIN
  INSERT INTO list_move(domain_id, list, row, at, member_uid, stamp)
    VALUES(NEW.domain_id, 2, NEW.rowid, NEW.last_used, NEW.member_uid, random());
END;

-- Records only come, but for those whose time is over.
CREATE TABLE audit_stamp(stamp INTEGER NOT NULL) STRICT;
INSERT INTO audit_stamp(stamp) VALUES(random());
CREATE TRIGGER audit_stamp_emptied AFTER UPDATE ON audit BEGIN UPDATE audit_stamp SET stamp = random(); END;
CREATE TRIGGER audit_stamp_gone AFTER DELETE ON audit BEGIN UPDATE audit_stamp SET stamp = random(); END;
