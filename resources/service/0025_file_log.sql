-- sekishod store, step 25: whether downloads and views of files are recorded is one switch, that of ファイル管理; the policy
-- of the logs, whose own switch decided until now, shows it (docs/decisions/0010-policies.md). Where that one was on,
-- recording goes on.
INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value)
  SELECT l.domain_id, 'files',
    1 + coalesce((SELECT max(revision) FROM policy_revision r WHERE r.domain_id = l.domain_id AND r.key = 'files'), 0),
    coalesce((SELECT max(at) FROM policy_revision r WHERE r.domain_id = l.domain_id), t.created),
    'system', 'system', '[{"key":"downloadLog","from":false,"to":true}]',
    json_set(CASE WHEN json_valid(f.value) THEN f.value ELSE '{}' END, '$.downloadLog', json('true'))
  FROM policy l JOIN tenant t ON t.domain_id = l.domain_id
  LEFT JOIN policy f ON f.domain_id = l.domain_id AND f.key = 'files'
  WHERE l.key = 'logs' AND CASE WHEN json_valid(l.value) THEN json_extract(l.value, '$.fileLog') END
    AND NOT coalesce(CASE WHEN json_valid(f.value) THEN json_extract(f.value, '$.downloadLog') END, 0);
INSERT INTO policy(domain_id, key, value, revision)
  SELECT r.domain_id, 'files', r.value, r.revision FROM policy_revision r
  LEFT JOIN policy f ON f.domain_id = r.domain_id AND f.key = 'files'
  WHERE r.key = 'files' AND r.revision > coalesce(f.revision, 0)
  ON CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = excluded.revision;
