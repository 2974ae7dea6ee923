-- Made when all rows are there: one sort instead of a million insertions.
CREATE UNIQUE INDEX member_uid ON member(uid);
CREATE INDEX member_sort ON member(sort_key, id);
