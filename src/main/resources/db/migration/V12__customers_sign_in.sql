-- Links by which customers sign in, each used at most once. Only what a link hashes to is kept.
create table sign_in_link (
  token_hash  varchar(64)  primary key,
  customer_id bigint       not null references customer,
  asked_at    timestamp(6) with time zone not null,
  expires_at  timestamp(6) with time zone not null,
  used_at     timestamp(6) with time zone
);
create index sign_in_link_by_customer on sign_in_link (customer_id, asked_at);
