-- sekishod store, step 32: detections that a part of the tenant was shown are kept in memory, in blocks of 64 in the
-- order of their ids like members (0015_scopes.sql; service/monitoring/detections.cpp; docs/decisions/0012, F11).
CREATE TABLE detection_stamp(
  block INTEGER PRIMARY KEY,               -- detection.id / 64
  stamp INTEGER NOT NULL
) STRICT;
INSERT INTO detection_stamp(block, stamp)
  SELECT block, random() FROM (SELECT DISTINCT id / 64 AS block FROM detection);
CREATE TRIGGER detection_stamp_insert AFTER INSERT ON detection BEGIN
  INSERT INTO detection_stamp(block, stamp) SELECT NEW.id / 64, 0
    WHERE NOT EXISTS (SELECT 1 FROM detection_stamp WHERE block = NEW.id / 64);
  UPDATE detection_stamp SET stamp = random() WHERE block = NEW.id / 64;
END;
CREATE TRIGGER detection_stamp_update
AFTER UPDATE OF id, domain_id, policy_uid, service, seq, record_seq, at, found, member_uid, member_name, target, state,
  note, changed, changed_by, version ON detection
BEGIN UPDATE detection_stamp SET stamp = random() WHERE block IN (OLD.id / 64, NEW.id / 64); END;
CREATE TRIGGER detection_stamp_delete AFTER DELETE ON detection
BEGIN UPDATE detection_stamp SET stamp = random() WHERE block = OLD.id / 64; END;
