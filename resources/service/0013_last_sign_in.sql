-- sekishod store, step 13: when a member has signed in last. Sign-ins themselves are kept for 90 days only, and who keeps
-- his sign-in has access without a new one. UTC milliseconds; null: never.
ALTER TABLE member ADD COLUMN last_sign_in INTEGER;
UPDATE member SET last_sign_in = -- of the tenant: all that is asked stands in sign_in_domain
  (SELECT max(s.at) FROM sign_in s
   WHERE s.domain_id = member.domain_id AND s.member_uid = member.uid AND s.result = 'success');
