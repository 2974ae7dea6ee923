-- sekishod store, step 18: whoever erases a member asks what he holds, and does not look through what all hold.
CREATE INDEX member_rank_member ON member_rank(member_id);
