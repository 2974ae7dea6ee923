-- sekishod store, step 13: when a member has signed in last. Sign-ins themselves are kept for 90 days only, and who keeps
-- his sign-in has access without a new one. UTC milliseconds; null: never.
ALTER TABLE member ADD COLUMN last_sign_in INTEGER;
UPDATE member SET last_sign_in =
  (SELECT max(s.at) FROM sign_in s WHERE s.member_uid = member.uid AND s.result = 'success');
