-- sekishod store, step 15: lists of a scope cost what lists of the whole tenant cost (docs/decisions/0012, F11). What a
-- scope holds, and records of members, are kept in memory and are known by a random stamp to be still so: each change
-- renews it in its own transaction, whoever makes it. Equal stamps mean equal rows, also across copies of the store and
-- after changes that were rolled back.
CREATE TABLE scope_stamp(                  -- of who is in an organization
  orgunit_id INTEGER PRIMARY KEY,
  below INTEGER NOT NULL,                  -- member_scope
  direct INTEGER NOT NULL                  -- member_orgunit
) STRICT;
INSERT INTO scope_stamp(orgunit_id, below, direct) SELECT id, random(), random() FROM orgunit;
CREATE TRIGGER scope_stamp_unit AFTER INSERT ON orgunit
WHEN NOT EXISTS (SELECT 1 FROM scope_stamp WHERE orgunit_id = NEW.id) -- a row id may come again
BEGIN INSERT INTO scope_stamp(orgunit_id, below, direct) VALUES(NEW.id, random(), random()); END;
CREATE TRIGGER scope_stamp_joined AFTER INSERT ON member_scope
BEGIN UPDATE scope_stamp SET below = random() WHERE orgunit_id = NEW.orgunit_id; END;
CREATE TRIGGER scope_stamp_left AFTER DELETE ON member_scope
BEGIN UPDATE scope_stamp SET below = random() WHERE orgunit_id = OLD.orgunit_id; END;
CREATE TRIGGER scope_stamp_moved AFTER UPDATE OF orgunit_id, member_id ON member_scope
BEGIN UPDATE scope_stamp SET below = random() WHERE orgunit_id IN (OLD.orgunit_id, NEW.orgunit_id); END;
CREATE TRIGGER scope_stamp_joined_itself AFTER INSERT ON member_orgunit
BEGIN UPDATE scope_stamp SET direct = random() WHERE orgunit_id = NEW.orgunit_id; END;
CREATE TRIGGER scope_stamp_left_itself AFTER DELETE ON member_orgunit
BEGIN UPDATE scope_stamp SET direct = random() WHERE orgunit_id = OLD.orgunit_id; END;
CREATE TRIGGER scope_stamp_moved_itself AFTER UPDATE OF orgunit_id, member_id ON member_orgunit
BEGIN UPDATE scope_stamp SET direct = random() WHERE orgunit_id IN (OLD.orgunit_id, NEW.orgunit_id); END;

-- Of what lists show of 64 members in the order of their ids: a page of a scope asks for a few of these short rows
-- instead of a page of the file for each member. When somebody was seen last is no part of it.
CREATE TABLE member_stamp(
  block INTEGER PRIMARY KEY,               -- member.id / 64
  stamp INTEGER NOT NULL
) STRICT;
INSERT INTO member_stamp(block, stamp) SELECT block, random() FROM (SELECT DISTINCT id / 64 AS block FROM member);
CREATE TRIGGER member_stamp_insert AFTER INSERT ON member BEGIN
  INSERT INTO member_stamp(block, stamp) SELECT NEW.id / 64, 0
    WHERE NOT EXISTS (SELECT 1 FROM member_stamp WHERE block = NEW.id / 64);
  UPDATE member_stamp SET stamp = random() WHERE block = NEW.id / 64;
END;
CREATE TRIGGER member_stamp_update
AFTER UPDATE OF id, domain_id, uid, pending, suspended, activation, deleted, super, version, doc ON member
BEGIN UPDATE member_stamp SET stamp = random() WHERE block IN (OLD.id / 64, NEW.id / 64); END;
CREATE TRIGGER member_stamp_delete AFTER DELETE ON member
BEGIN UPDATE member_stamp SET stamp = random() WHERE block = OLD.id / 64; END;

-- Whose they are stands in the index: a list of a scope passes by the others without reading them.
DROP INDEX device_list;
CREATE INDEX device_list ON device(domain_id, last_access DESC, id, member_uid, removed);
DROP INDEX trusted_device_list;
CREATE INDEX trusted_device_list ON trusted_device(domain_id, last_used DESC, id, member_uid);
DROP INDEX detection_list;
CREATE INDEX detection_list ON detection(domain_id, id, service, member_uid, state, policy_uid);
