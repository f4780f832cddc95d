-- Payments through a provider. A row is stored before the provider is asked for a page; its id is the key by which the provider
-- knows a repeated order, and the secret of the address that customers come back to.
create table payment (
  id           varchar(40) primary key,
  brand        varchar(40) not null,
  ticket       varchar(20) not null references ticket,
  provider     varchar(20) not null,
  net          numeric(15, 3) not null,
  vat_percent  numeric(6, 3) not null,
  vat          numeric(15, 3) not null,
  gross        numeric(15, 3) not null,
  currency     varchar(3) not null,
  state        varchar(10) not null,
  created_at   timestamp(6) with time zone not null,
  expires_at   timestamp(6) with time zone not null,
  -- when the provider is asked next what has become of an open page
  check_at     timestamp(6) with time zone not null,
  -- the provider's name and address of the page; null until it has opened one
  session      varchar(255),
  url          varchar(4000),
  -- what the provider says of the money
  reference    varchar(255),
  received     varchar(60),
  paid_at      timestamp(6) with time zone,
  constraint payment_session_unique unique (provider, session)
);
create index payment_by_ticket on payment (ticket);
create index payment_by_check on payment (state, check_at);

-- Refunds: stored in the transaction that causes them, made afterwards, at most one of a payment.
create table refund (
  payment      varchar(40) primary key references payment,
  reason       varchar(20) not null,
  state        varchar(10) not null,
  requested_at timestamp(6) with time zone not null,
  requested_by varchar(254) not null,
  -- a refused refund that staff order again is a new one for the provider
  round        integer default 0 not null,
  attempts     integer default 0 not null,
  next_attempt timestamp(6) with time zone,
  failure      varchar(1000),
  reference    varchar(255),
  done_at      timestamp(6) with time zone,
  lease        varchar(40),
  leased_until timestamp(6) with time zone
);
create index refund_by_state on refund (state, next_attempt);

-- Events of providers that were handled; each is handled once.
create table payment_event (
  id          varchar(255) primary key,
  payment     varchar(40) not null references payment,
  received_at timestamp(6) with time zone not null
);
