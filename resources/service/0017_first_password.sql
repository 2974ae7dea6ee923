-- sekishod store, step 17: links by which a member who has not signed in yet sets his first password. UTC milliseconds.
CREATE TABLE first_password(
  member_uid TEXT PRIMARY KEY,             -- a later link takes the place of an earlier one
  domain_id INTEGER NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
CREATE INDEX first_password_domain ON first_password(domain_id);
