-- Delivery of emails: what a node needs to send one once, in order, and what staff read about it.
alter table email add column html varchar(1000000);
-- the reply that it carries
alter table email add column message bigint references message (id);
alter table email add column attempts integer default 0 not null;
-- null: at once
alter table email add column next_attempt timestamp(6) with time zone;
-- since when the server refuses it for now
alter table email add column deferred_since timestamp(6) with time zone;
-- when staff had it sent again; its age counts from here, otherwise from created_at
alter table email add column queued_at timestamp(6) with time zone;
-- stored before the first attempt, so that each attempt has the same
alter table email add column message_id varchar(200);
alter table email add column failure varchar(1000);
alter table email add column sent_at timestamp(6) with time zone;
-- the node that is sending it, until that instant; afterwards another one may
alter table email add column lease varchar(40);
alter table email add column leased_until timestamp(6) with time zone;
-- when a lead was called because it waits for too long
alter table email add column alerted_at timestamp(6) with time zone;
create index email_by_message_id on email (message_id);
create index email_by_lease on email (lease);

-- Files of an email. The content is that of an attachment.
create table email_attachment (
  email      bigint not null references email (id),
  position   integer not null,
  name       varchar(200) not null,
  type       varchar(120) not null,
  size       bigint not null,
  content    bigint not null,
  primary key (email, position)
);

-- Addresses that bounced. No email is sent to them.
create table suppressed_address (
  address varchar(254) primary key,
  reason  varchar(1000) not null,
  since   timestamp(6) with time zone not null
);
