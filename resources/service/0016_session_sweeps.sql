-- sekishod store, step 16: ending all sessions that match a filter, however many they are, goes on behind the answer in
-- pieces of a moment each, and after a restart (docs/decisions/0011).
CREATE TABLE session_sweep(
  cut_off_id TEXT PRIMARY KEY REFERENCES cut_off(id) ON DELETE CASCADE,
  domain_id INTEGER NOT NULL,
  filter TEXT NOT NULL,                    -- JSON, as it was asked
  asking TEXT NOT NULL,                    -- the session that asked: it is not ended
  after TEXT NOT NULL,                     -- members up to this id are dealt with
  expected INTEGER NOT NULL,               -- sessions that matched when it was ordered
  done INTEGER NOT NULL                    -- of how many it was decided
) STRICT, WITHOUT ROWID;
CREATE INDEX session_sweep_domain ON session_sweep(domain_id, cut_off_id);
