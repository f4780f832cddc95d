-- The first response to a request with an Idempotency-Key, repeated for its retries until it is purged.
create table idempotent_response (
  caller          varchar(254) not null,
  endpoint        varchar(200) not null,
  idempotency_key varchar(200) not null,
  body_hash       varchar(64) not null,
  status          integer,
  body            varchar(300000),
  created_at      timestamp(6) with time zone not null,
  primary key (caller, endpoint, idempotency_key)
);
create index idempotent_response_by_age on idempotent_response (created_at);
