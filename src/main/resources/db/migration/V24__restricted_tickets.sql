-- restricted tickets are few: each list of staff without the right to see them asks for their numbers
create index ticket_restricted on ticket (restricted, team);
