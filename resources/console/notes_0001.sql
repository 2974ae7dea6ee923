-- Small values that outlive the local copy: drafts, columns, the last screen.
CREATE TABLE note(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
