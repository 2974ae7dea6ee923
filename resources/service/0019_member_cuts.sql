-- sekishod store, step 19: a cut may be of one member too, and of those of his sessions that go with a lost device. Such a
-- cut belongs to a step of a cut-off, or to a command of its own. And what the brake asks of a changeset.
ALTER TABLE session_cut ADD COLUMN member_uid TEXT NOT NULL DEFAULT '';   -- or the service account id; empty: everybody
ALTER TABLE session_cut ADD COLUMN phones INTEGER NOT NULL DEFAULT 0;     -- besides the kinds: browsers on phones
ALTER TABLE session_cut ADD COLUMN device_id TEXT NOT NULL DEFAULT '';    -- only of this device, or of none that is known
ALTER TABLE session_cut ADD COLUMN kept TEXT NOT NULL DEFAULT '';         -- the session that is not ended
ALTER TABLE session_cut ADD COLUMN reason TEXT NOT NULL DEFAULT 'policy'; -- Session::endReason
ALTER TABLE session_cut ADD COLUMN cut_off_id TEXT NOT NULL DEFAULT '';   -- whose step notes each session
ALTER TABLE session_cut ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session_cut ADD COLUMN sessions INTEGER NOT NULL DEFAULT 0;   -- that it ended; of a member's only
CREATE INDEX session_cut_off ON session_cut(cut_off_id, step) WHERE cut_off_id <> '';

-- Members whom a changeset deletes or suspends, for the brake: found without reading through what else it does.
CREATE INDEX changeset_operation_leaver ON changeset_operation(id)
  WHERE kind = 'member' AND action IN ('delete', 'suspend', 'restore');
