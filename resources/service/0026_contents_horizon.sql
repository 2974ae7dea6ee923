-- sekishod store, step 26: what retention has removed of the texts of messages is stated like what it has removed of the
-- logs (docs/audit-proof.md), so that a text that is gone otherwise is named. Those that are gone already stay so.
INSERT OR IGNORE INTO audit_horizon(domain_id, log, before)
  SELECT t.domain_id, 'contents', coalesce((
    SELECT a.at + 1 FROM audit a
    WHERE a.domain_id = t.domain_id AND a.log = 'message' AND a.removed = 0 AND a.changes LIKE '%"contentDigest":%'
      AND NOT EXISTS (SELECT 1 FROM message_content m WHERE m.domain_id = a.domain_id AND m.seq = a.seq)
    ORDER BY a.at DESC LIMIT 1), 1)
  FROM tenant t;
