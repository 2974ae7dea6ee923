-- sekishod store, step 10: the company's logo, and the closing of the tenant (admin-screens.md §11A). Times are UTC
-- milliseconds.
CREATE TABLE company_logo(
  domain_id INTEGER PRIMARY KEY,
  mime TEXT NOT NULL,
  bytes BLOB NOT NULL,
  updated INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE closing(                      -- of a tenant; its data is erased when the days of grace are over
  domain_id INTEGER PRIMARY KEY,
  by_uid TEXT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  closed INTEGER NOT NULL,
  erase_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER access_closing_insert AFTER INSERT ON closing BEGIN
  INSERT INTO access_generation(domain_id, generation) SELECT NEW.domain_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM access_generation WHERE domain_id = NEW.domain_id);
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = NEW.domain_id;
END;
CREATE TRIGGER access_closing_delete AFTER DELETE ON closing BEGIN
  UPDATE access_generation SET generation = generation + 1 WHERE domain_id = OLD.domain_id;
END;
