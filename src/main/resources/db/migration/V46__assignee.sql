-- The agent whose ticket it is; closed tickets have none.
alter table ticket add column assignee varchar(64);
create index ticket_assignee_ix on ticket (assignee);

-- When staff are away: their tickets go to the team.
create table staff_absence (
  user_id varchar(64) not null primary key,
  from_at timestamp(6) with time zone not null,
  until_at timestamp(6) with time zone not null,
  set_by varchar(64) not null,
  set_at timestamp(6) with time zone not null
);
