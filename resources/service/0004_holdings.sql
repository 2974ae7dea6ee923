-- sekishod store, step 4: who holds which role is part of the configuration that a changeset takes back.
ALTER TABLE role_holding ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
