-- The console's archive of the logs of one tenant (docs/decisions/0013-logs.md). Migrated, never thrown away: what is in
-- here the service may have forgotten. Times are UTC microseconds.
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE log(                          -- names of logs, so that a record holds a small number
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE record(
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  log INTEGER NOT NULL,
  state INTEGER NOT NULL,                  -- 0 whole, 1 removed or held back by the service, n + 1: taken by erasure n
  format INTEGER NOT NULL,
  hash TEXT NOT NULL,                      -- 32 bytes as they are, not hex
  content TEXT NOT NULL,                   -- of format 2 while it is not whole: 32 bytes
  line TEXT NOT NULL                       -- while it is whole: the bytes that are hashed; of format 1 its evidence line
) STRICT;
CREATE INDEX record_at ON record(at, seq);
CREATE TABLE block(                        -- 1,024 records each: the times in it, so that a search knows where to stop
  id INTEGER PRIMARY KEY,                  -- seq / 1024
  least INTEGER NOT NULL,
  most INTEGER NOT NULL
) STRICT;
-- Pairs of letters of the folded texts, and whole values (log, actor, target, party, action, result, address). A match is a
-- candidate: whether the record fits is decided by the record.
CREATE VIRTUAL TABLE term USING fts5(words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

CREATE TABLE segment(                      -- where an unbroken run of records begins
  first INTEGER PRIMARY KEY,
  base_hash TEXT NOT NULL,                 -- of the record before, hex; empty: nobody has stated it
  missed INTEGER NOT NULL                  -- records between the run before and this one that the service had forgotten
) STRICT;
CREATE TABLE statement(                    -- kept for ever
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  jws TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX statement_seq ON statement(seq);
CREATE TABLE service_key(
  key_id TEXT PRIMARY KEY,
  jwk TEXT NOT NULL,
  seen INTEGER NOT NULL,
  accepted INTEGER NOT NULL                -- the first one, and those that a person has accepted
) STRICT;
CREATE TABLE fault(                        -- what did not fit when it was taken
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  seq INTEGER NOT NULL,
  detail TEXT NOT NULL,
  UNIQUE(kind, seq)
) STRICT;
CREATE TABLE erasure(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  scope TEXT NOT NULL,
  records INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  digest TEXT NOT NULL,
  certificate TEXT NOT NULL
) STRICT;

-- Of an archive that is filled from the public API's downloads: a row has no number there, so equal rows are counted.
CREATE TABLE day(
  log TEXT NOT NULL,
  day INTEGER NOT NULL,                    -- days since 1970-01-01 in the time zone of the download
  fetched INTEGER NOT NULL,
  complete INTEGER NOT NULL,               -- fetched after the day was over
  PRIMARY KEY(log, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE day_row(
  log TEXT NOT NULL,
  day INTEGER NOT NULL,
  digest TEXT NOT NULL,                    -- SHA-256 of the row, hex
  times INTEGER NOT NULL,
  PRIMARY KEY(log, day, digest)
) STRICT, WITHOUT ROWID;
