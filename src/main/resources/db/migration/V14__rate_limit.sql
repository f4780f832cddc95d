-- The token buckets of shared rate limits: one for each limit and network, as Bucket4j serialises it.
create table rate_limit_bucket (
  bucket  varchar(120) not null primary key,
  state   bytea not null,
  full_at timestamp(6) with time zone not null
);
create index rate_limit_bucket_by_full_at on rate_limit_bucket (full_at);
