-- Reverts are contributions that join no round.
alter table contribution add column kind varchar(20) default 'TRAINING' not null;

-- Who made a branch or tag, when and why; a branch that began with a root commit has no row.

create table ref_origin (
  repository_id varchar(36) not null,
  name varchar(120) not null,
  protected_ref boolean not null,
  created_by varchar(255) not null,
  created_by_name varchar(255) not null,
  hospital varchar(63) not null,
  created timestamp(6) with time zone not null,
  reason varchar(4000) not null,
  primary key (repository_id, name),
  foreign key (repository_id, name) references model_ref (repository_id, name)
);
