-- Rounds, evaluations, pushed statistics and the outbox of mints; for H2 and PostgreSQL.

create table training_round (
  id varchar(36) not null primary key,
  repository_id varchar(36) not null references repository (id),
  branch varchar(100) not null,
  number integer not null,
  base_id varchar(64) not null references model_commit (id),
  state varchar(30) not null,
  opened timestamp(6) with time zone not null,
  deadline timestamp(6) with time zone not null,
  close_reason varchar(20),
  frozen timestamp(6) with time zone,
  merge_commit_id varchar(64),
  flag varchar(1000) not null,
  lock_version bigint not null,
  constraint training_round_number unique (repository_id, branch, number)
);

create table round_member (
  round_id varchar(36) not null references training_round (id),
  position integer not null,
  contribution_id varchar(36) not null references contribution (id),
  contribution_number integer not null,
  commit_id varchar(64) not null,
  hospital varchar(63) not null,
  num_examples bigint not null,
  primary key (round_id, position)
);

create index round_member_contribution on round_member (contribution_id);

create table round_exclusion (
  round_id varchar(36) not null references training_round (id),
  position integer not null,
  commit_id varchar(64) not null,
  hospital varchar(63) not null,
  excluded_by varchar(255) not null,
  reason varchar(4000) not null,
  primary key (round_id, position)
);

create table evaluation (
  id varchar(36) not null primary key,
  repository_id varchar(36) not null references repository (id),
  branch varchar(100) not null,
  round_id varchar(36) not null references training_round (id),
  round_number integer not null,
  base_id varchar(64) not null,
  candidate_id varchar(64) not null,
  hospital varchar(63) not null,
  state varchar(20) not null,
  base_metrics varchar(2000),
  candidate_metrics varchar(2000),
  detail varchar(2000) not null,
  changed timestamp(6) with time zone not null,
  lock_version bigint not null,
  constraint evaluation_of_candidate unique (round_id, candidate_id, hospital)
);

create table statistics_push (
  id varchar(36) not null primary key,
  repository_id varchar(36) not null references repository (id),
  branch varchar(100) not null,
  hospital varchar(63) not null,
  author varchar(255) not null,
  row_count bigint not null,
  statistics varchar(1048576) not null,
  signature varchar(88) not null,
  signer varchar(44) not null,
  pushed timestamp(6) with time zone not null,
  approved boolean not null,
  constraint statistics_of_hospital unique (repository_id, branch, hospital)
);

-- What is to be minted and what was: inserted with the publication, minted later.
create table mint_order (
  id varchar(36) not null primary key,
  repository_id varchar(36) not null references repository (id),
  kind varchar(20) not null,
  commit_id varchar(64) not null,
  round_number integer not null,
  digest varchar(64) not null,
  owner varchar(44) not null,
  state varchar(20) not null,
  attempts integer not null,
  next_attempt timestamp(6) with time zone not null,
  detail varchar(2000) not null,
  mint varchar(44) not null,
  collection varchar(44) not null,
  signature varchar(128) not null,
  ordered timestamp(6) with time zone not null,
  sequence_in_round integer not null,
  lock_version bigint not null,
  constraint mint_order_once unique (repository_id, kind, round_number, commit_id)
);

create index mint_order_due on mint_order (state, next_attempt);
