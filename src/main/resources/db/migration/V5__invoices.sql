-- Premium requests that were ordered on invoice. Both sides are written down as they were on that day, and amounts as they were
-- told to the customer: a table or brand.yaml that changes later changes no invoice.
create table invoice (
  number      varchar(40)  primary key,
  brand       varchar(40)  not null,
  ticket      varchar(20)  not null references ticket,
  payee_name  varchar(200) not null,
  payee_address varchar(1000) not null,
  payee_vat_number varchar(40) not null,
  payee_iban  varchar(42)  not null,
  buyer_name  varchar(200) not null,
  street      varchar(200) not null,
  postcode    varchar(20)  not null,
  city        varchar(100) not null,
  country     varchar(100) not null,
  buyer_vat_number varchar(40),
  net         numeric(15, 3) not null,
  vat_percent numeric(6, 3) not null,
  vat         numeric(15, 3) not null,
  gross       numeric(15, 3) not null,
  currency    varchar(3)   not null,
  term        varchar(12)  not null,
  ordered_at  timestamp(6) with time zone not null,
  ordered_on  date         not null,
  state       varchar(10)  not null,
  settled_at  timestamp(6) with time zone,
  reference   varchar(200),
  constraint invoice_once_per_ticket unique (ticket)
);

-- The newest number of each brand's year. Drawn in the transaction that writes the invoice, so that no number is left out.
create table invoice_series (
  brand       varchar(40)  not null,
  of_year     integer      not null,
  newest      integer      not null,
  primary key (brand, of_year)
);
