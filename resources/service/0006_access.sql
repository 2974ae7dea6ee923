-- sekishod store, step 6: what decides on access beside the policies (docs/decisions/0010-policies.md). Times are UTC
-- milliseconds.
ALTER TABLE trusted_device ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE trusted_device ADD COLUMN os TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX trusted_device_id ON trusted_device(id);

ALTER TABLE file_event ADD COLUMN country TEXT NOT NULL DEFAULT ''; -- ISO 3166-1 alpha-2, empty when unknown
ALTER TABLE file_event ADD COLUMN reason TEXT NOT NULL DEFAULT '';  -- error code of the first reason

-- Whether the second factor was passed, or skipped by a trusted device, when it began.
ALTER TABLE session ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sign_in ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;

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
