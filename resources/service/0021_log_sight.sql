-- sekishod store, step 21: whose a record is stands in the index of all logs: whoever sees a part of them passes by the
-- others without reading them (docs/decisions/0012, F11).
DROP INDEX audit_at;
CREATE INDEX audit_at ON audit(domain_id, at, seq, log, actor_id, target_id);
