-- H2 refuses to change entries of the audit trail, too. Its TRUNCATE calls no trigger, and the embedded
-- server's account may drop this one: who holds the file holds the trail.

create trigger audit_entry_only_grows
  before update, delete on audit_entry
  for each statement call 'io.federity.audit.persistence.AppendOnlyTrigger';
