-- sekishod store, step 23: whom a changeset adds is invited by mail once it is applied, when its author asked for it.
ALTER TABLE changeset ADD COLUMN invite_url TEXT NOT NULL DEFAULT ''; -- address of this service in the mails; empty: none
ALTER TABLE changeset ADD COLUMN invited INTEGER NOT NULL DEFAULT 0;  -- rows whose members have got theirs
CREATE INDEX changeset_inviting ON changeset(id) WHERE state = 'applied' AND invite_url <> '';
