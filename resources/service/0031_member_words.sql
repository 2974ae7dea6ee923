-- sekishod store, step 31: what follows from a member's record stands in columns, so that storing one takes no JSON apart.
-- When a leave ends: the index was one over doc, and so was looked at with every change of a member.
ALTER TABLE member ADD COLUMN leave_end TEXT; -- leaveOfAbsence.endTime of doc; null: none
UPDATE member SET leave_end = json_extract(doc, '$.leaveOfAbsence.endTime')
  WHERE json_extract(doc, '$.leaveOfAbsence.endTime') IS NOT NULL;
DROP INDEX member_leave;
CREATE INDEX member_leave ON member(domain_id, leave_end) WHERE leave_end IS NOT NULL;

-- The lines of member_words but for the login ID. Null: as the record says, so that no row is written for this.
ALTER TABLE member ADD COLUMN words TEXT;
DROP TRIGGER member_words_insert;
DROP TRIGGER member_words_update;
CREATE TRIGGER member_words_insert AFTER INSERT ON member BEGIN
  INSERT INTO member_words VALUES(new.domain_id, new.id, new.uid, ifnull(new.words || char(10) || new.email,
    (SELECT words FROM member_words_of WHERE member_id = new.id)));
END;
CREATE TRIGGER member_words_update AFTER UPDATE OF words, email ON member
  WHEN new.email IS NOT old.email OR new.words IS NOT old.words
BEGIN
  UPDATE member_words SET words = ifnull(new.words || char(10) || new.email,
      (SELECT words FROM member_words_of WHERE member_id = new.id))
    WHERE domain_id = new.domain_id AND member_id = new.id;
END;

-- A row id stays what it is: nothing is looked for twice.
DROP TRIGGER member_stamp_insert;
DROP TRIGGER member_stamp_update;
CREATE TRIGGER member_stamp_insert AFTER INSERT ON member BEGIN
  INSERT INTO member_stamp(block, stamp) VALUES(NEW.id / 64, random())
    ON CONFLICT(block) DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER member_stamp_update
AFTER UPDATE OF domain_id, uid, pending, suspended, activation, deleted, super, version, doc ON member
BEGIN UPDATE member_stamp SET stamp = random() WHERE block = NEW.id / 64; END;
CREATE TRIGGER member_stamp_moved AFTER UPDATE OF id ON member WHEN NEW.id <> OLD.id
BEGIN UPDATE member_stamp SET stamp = random() WHERE block IN (OLD.id / 64, NEW.id / 64); END;
