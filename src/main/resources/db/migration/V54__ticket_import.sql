-- Tickets that were imported with their past. external_id: the ticket's number in the system from which it came; content_hash: SHA-256
-- of the imported line, so that the same line can be sent again.
create table ticket_import (
  brand        varchar(40) not null,
  external_id  varchar(200) not null,
  number       varchar(20) not null references ticket,
  content_hash varchar(64) not null,
  imported_at  timestamp(6) with time zone not null,
  primary key (brand, external_id)
);
