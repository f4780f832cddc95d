-- Invoices of premium requests. Both parties and all amounts are copied, so that a later change of a table changes no invoice.
create table invoice (
  number           varchar(40) primary key,
  brand            varchar(40) not null,
  ticket           varchar(20) not null references ticket,
  payee_name       varchar(200) not null,
  payee_address    varchar(1000) not null,
  payee_vat_number varchar(40) not null,
  payee_iban       varchar(42) not null,
  buyer_name       varchar(200) not null,
  street           varchar(200) not null,
  postcode         varchar(20) not null,
  city             varchar(100) not null,
  country          varchar(100) not null,
  buyer_vat_number varchar(40),
  net              numeric(15, 3) not null,
  vat_percent      numeric(6, 3) not null,
  vat              numeric(15, 3) not null,
  gross            numeric(15, 3) not null,
  currency         varchar(3) not null,
  term             varchar(12) not null,
  ordered_at       timestamp(6) with time zone not null,
  ordered_on       date not null,
  state            varchar(10) not null,
  settled_at       timestamp(6) with time zone,
  reference        varchar(200),
  constraint invoice_ticket_unique unique (ticket)
);

-- The last invoice number of each brand and year, drawn in the transaction that writes the invoice: no number is skipped.
create table invoice_series (
  brand       varchar(40) not null,
  series_year integer not null,
  last_number integer not null,
  primary key (brand, series_year)
);
