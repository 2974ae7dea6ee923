-- sekishod store, step 27: what of a member is alive, as a cut-off chooses and proves it: the index alone is read, however
-- many sessions he has. With "ended" the condition needs no row, which is null in each.
CREATE INDEX session_member_live
  ON session(member_uid, kind, domain_id, os, device_id, id, ended) WHERE ended IS NULL;
