-- sekishod store, step 22: how members are invited is a policy like any other (docs/decisions/0010-policies.md). What was
-- saved before is its first revision that is kept; it has the number that the record had, so that an undo of a save from
-- before finds what it left.
INSERT INTO policy(domain_id, key, value, revision)
  SELECT domain_id, 'invitation', json_object(
    'autoApproval', json(CASE WHEN json_valid(doc) AND json_extract(doc, '$.autoApproval') THEN 'true' ELSE 'false' END),
    'inviters', CASE WHEN json_valid(doc) AND json_extract(doc, '$.everybodyInvites') THEN 'ALL_MEMBERS'
      ELSE 'ADMINISTRATORS' END,
    'linkAllowed', json(CASE WHEN json_valid(doc) AND json_extract(doc, '$.linkAllowed') THEN 'true' ELSE 'false' END)),
    version
  FROM setting WHERE key = 'invitation';
INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value)
  SELECT p.domain_id, p.key, p.revision, t.created, 'system', 'system', '[]', p.value
  FROM policy p JOIN tenant t ON t.domain_id = p.domain_id WHERE p.key = 'invitation';
DELETE FROM setting WHERE key = 'invitation';
