-- sekishod store, step 20: links by which people outside make a member their contact. A member without a row has the
-- link he began with.
CREATE TABLE talk_link(
  member_uid TEXT PRIMARY KEY,
  domain_id INTEGER NOT NULL,
  salt TEXT NOT NULL                       -- another one with each reset: what was handed out before ends
) STRICT;
CREATE INDEX talk_link_domain ON talk_link(domain_id);
INSERT INTO meta(key, value) VALUES('talkLink.key', lower(hex(randomblob(32))));
