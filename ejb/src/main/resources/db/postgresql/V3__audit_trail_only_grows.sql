-- The audit trail refuses changes to everybody, its owner included: a mistake or an injected
-- statement fails, and only who first switches the triggers off can change it. What the application's
-- own role may do is granted apart (io.federity.persistence.ApplicationRights).

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: the audit trail only grows', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_only_grows
  before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();

create trigger audit_head_stays
  before insert or delete or truncate on audit_head
  for each statement execute function refuse_audit_change();

-- The head goes from one entry to the next one, never back and never aside.
create function check_audit_head() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.number <> old.number + 1 or not exists (
      select from audit_entry e
      where e.number = new.number and e.previous = old.hash and e.hash = new.hash) then
    raise exception 'the head of the audit trail only follows its entries'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger audit_head_follows
  before update on audit_head
  for each row execute function check_audit_head();
