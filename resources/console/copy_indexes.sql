-- Made when all rows are there: one sort instead of a million insertions.
CREATE UNIQUE INDEX member_uid ON member(uid, version); -- whether a change is news is read here, not in the row
CREATE INDEX member_sort ON member(sort_key, id);
