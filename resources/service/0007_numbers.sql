-- sekishod store, step 7: employee numbers in a column of their own. The index of the free ones was one over doc, and so
-- was written again with every change of a member.
DROP INDEX member_number;
ALTER TABLE member ADD COLUMN number TEXT; -- employeeNumber of doc; null: none
UPDATE member SET number = json_extract(doc, '$.employeeNumber');
CREATE INDEX member_number ON member(domain_id, number) WHERE number IS NOT NULL;
