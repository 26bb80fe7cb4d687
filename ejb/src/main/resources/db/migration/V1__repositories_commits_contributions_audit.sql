-- One schema for H2 and PostgreSQL. Text columns are varchar with H2's largest length, because
-- H2's text is a LOB. Ids: UUIDs 36, object ids (SHA-256, hex) 64, wallet addresses 44 characters.

create table account (
  username varchar(255) not null primary key,
  display_name varchar(255) not null,
  hospital varchar(63) not null,
  first_seen timestamp(6) with time zone not null
);

create table repository (
  id varchar(36) not null primary key,
  owner varchar(63) not null,
  name varchar(63) not null,
  description varchar(2000) not null,
  task varchar(100) not null,
  visibility varchar(20) not null,
  default_branch varchar(100) not null,
  policy varchar(100000) not null,
  created_by varchar(255) not null,
  created timestamp(6) with time zone not null,
  last_contribution integer not null,
  constraint repository_name unique (owner, name)
);

create table repository_member (
  repository_id varchar(36) not null references repository (id),
  username varchar(255) not null,
  roles varchar(255) not null,
  primary key (repository_id, username)
);

create index repository_member_username on repository_member (username);

create table wallet (
  address varchar(44) not null primary key,
  username varchar(255) not null,
  linked timestamp(6) with time zone not null,
  message varchar(4000) not null,
  signature varchar(88) not null
);

create index wallet_username on wallet (username);

create table wallet_challenge (
  id varchar(36) not null primary key,
  username varchar(255) not null,
  address varchar(44) not null,
  message varchar(4000) not null,
  expires timestamp(6) with time zone not null
);

create table object_grant (
  repository_id varchar(36) not null references repository (id),
  object_id varchar(64) not null,
  uploaded_by varchar(255) not null,
  granted timestamp(6) with time zone not null,
  primary key (repository_id, object_id)
);

create table model_commit (
  id varchar(64) not null primary key,
  repository_id varchar(36) not null references repository (id),
  branch varchar(100) not null,
  kind varchar(20) not null,
  encoded varchar(1048576) not null,
  signature varchar(88) not null,
  stored timestamp(6) with time zone not null
);

create index model_commit_repository on model_commit (repository_id, id);

create table model_ref (
  repository_id varchar(36) not null references repository (id),
  name varchar(120) not null,
  commit_id varchar(64) not null references model_commit (id),
  primary key (repository_id, name)
);

create table attestation (
  id varchar(64) not null primary key,
  repository_id varchar(36) not null references repository (id),
  subject varchar(64) not null,
  kind varchar(40) not null,
  encoded varchar(1048576) not null,
  signature varchar(88) not null,
  attested timestamp(6) with time zone not null
);

create index attestation_subject on attestation (subject);

create table contribution (
  id varchar(36) not null primary key,
  repository_id varchar(36) not null references repository (id),
  number integer not null,
  branch varchar(100) not null,
  author varchar(255) not null,
  author_name varchar(255) not null,
  hospital varchar(63) not null,
  state varchar(30) not null,
  refused_because varchar(4000),
  opened timestamp(6) with time zone not null,
  lock_version bigint not null,
  constraint contribution_number unique (repository_id, number)
);

create index contribution_author on contribution (repository_id, branch, author);

create table contribution_revision (
  contribution_id varchar(36) not null references contribution (id),
  number integer not null,
  commit_id varchar(64) not null references model_commit (id),
  base_id varchar(64) not null references model_commit (id),
  num_examples bigint not null,
  pushed timestamp(6) with time zone not null,
  primary key (contribution_id, number)
);

create index contribution_revision_commit on contribution_revision (commit_id);

create table contribution_decision (
  contribution_id varchar(36) not null references contribution (id),
  position integer not null,
  kind varchar(30) not null,
  commit_id varchar(64) not null,
  username varchar(255) not null,
  display_name varchar(255) not null,
  hospital varchar(63) not null,
  reason varchar(4000) not null,
  decided timestamp(6) with time zone not null,
  voided boolean not null,
  primary key (contribution_id, position)
);

create table tensor_change (
  commit_id varchar(64) not null references model_commit (id),
  position integer not null,
  name varchar(1024) not null,
  dtype varchar(10) not null,
  shape varchar(1500) not null,
  l2 double precision not null,
  base_l2 double precision not null,
  max_abs double precision not null,
  share_changed double precision not null,
  histogram varchar(1000) not null,
  primary key (commit_id, position)
);

create table audit_entry (
  number bigint not null primary key,
  previous varchar(64) not null,
  hash varchar(64) not null,
  recorded timestamp(6) with time zone not null,
  actor varchar(255) not null,
  actor_name varchar(255) not null,
  hospital varchar(63) not null,
  repository varchar(130) not null,
  action varchar(100) not null,
  subject varchar(255) not null,
  details varchar(100000) not null
);

create index audit_entry_repository on audit_entry (repository, number);

-- One row, locked while an entry is appended, so that the chain has no forks.
create table audit_head (
  id integer not null primary key,
  number bigint not null,
  hash varchar(64) not null
);

insert into audit_head (id, number, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
