-- sekishod store, step 24: the picture of a group (代表写真). UTC milliseconds.
CREATE TABLE group_photo(
  group_uid TEXT PRIMARY KEY,
  mime TEXT NOT NULL,
  bytes BLOB NOT NULL,
  updated INTEGER NOT NULL
) STRICT;
