-- What was answered to a request with an idempotency key; without an answer, it is under way.

create table kept_answer (
  username varchar(255) not null,
  idempotency_key varchar(255) not null,
  fingerprint varchar(64) not null,
  begun timestamp(6) with time zone not null,
  status integer,
  body varchar(1048576),
  primary key (username, idempotency_key)
);

create index kept_answer_begun on kept_answer (begun);
