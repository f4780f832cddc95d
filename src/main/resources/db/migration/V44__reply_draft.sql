-- What staff are writing on a ticket, one draft a user. visibility: what the user was writing last, the reply or the note.
create table reply_draft (
  ticket     varchar(20) not null references ticket,
  author     varchar(254) not null,
  visibility varchar(10) not null,
  reply      varchar(200000) not null,
  note       varchar(200000) not null,
  -- token of its files, as of a form that was refused
  files      varchar(36) not null,
  revision   integer not null,
  saved_at   timestamp(6) with time zone not null,
  primary key (ticket, author)
);
create index reply_draft_by_author on reply_draft (author, saved_at);
create index reply_draft_by_files on reply_draft (files);

-- Who looks at a ticket or writes on it. A row counts for thirty seconds after seen_at.
create table ticket_presence (
  ticket  varchar(20) not null references ticket,
  staff   varchar(254) not null,
  state   varchar(10) not null,
  seen_at timestamp(6) with time zone not null,
  primary key (ticket, staff)
);
create index ticket_presence_by_time on ticket_presence (seen_at);
