-- What customers asked or sent, stored before anything is decided about it. The number of a question becomes the number of its ticket.
-- self_service: help articles were searched first; false for requests of other channels and for parts of a split ticket.
create table question (
  number         varchar(20) primary key,
  brand          varchar(40) not null,
  language       varchar(5) not null,
  channel        varchar(10) not null,
  text           varchar(262144) not null,
  subject        varchar(300),
  customer_id    bigint references customer,
  attributes     varchar(4000) not null,
  asked_at       timestamp(6) with time zone not null,
  self_service   boolean not null default true,
  outcome        varchar(20) not null,
  outcome_at     timestamp(6) with time zone,
  route          varchar(30),
  route_decision varchar(4000),
  split_from     varchar(20)
);
create index question_by_brand on question (brand, asked_at, self_service, language, outcome, number);
create index question_by_customer on question (customer_id, outcome_at);

-- The secret that signs captcha challenges. It is generated with the first challenge, so that all nodes share it.
create table captcha_key (
  id     integer primary key,
  secret varchar(100) not null
);

-- Solved captcha challenges, kept until they expire: each admits one request.
create table used_captcha_challenge (
  challenge  varchar(64) primary key,
  expires_at timestamp(6) with time zone not null
);
create index used_captcha_challenge_by_expiry on used_captcha_challenge (expires_at);
