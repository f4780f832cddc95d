-- How the requester of a question and of its ticket proved that the address is theirs; null: not proved. requester_name: the name that
-- they gave. contact: another address that the signed-in requester named; it gives no access.
alter table question add column verified_by varchar(10);
alter table question add column requester_name varchar(400);
alter table question add column contact varchar(254);
alter table ticket add column verified_by varchar(10);
alter table ticket add column verified_at timestamp(6) with time zone;
-- until when a confirmation lets the tables decide again; null: never
alter table ticket add column confirmable_until timestamp(6) with time zone;
alter table ticket add column requester_name varchar(400);
alter table ticket add column contact varchar(254);

-- Staff and programs vouched for the requesters of the tickets that they opened, and of those whose identity staff checked. Nobody
-- proved the address of the others. Their decisions stay: no ticket gets a time for a confirmation.
update ticket set verified_by = 'STAFF', verified_at = received_at where channel <> 'web' or identity_check = 'CONFIRMED';
update question set verified_by = 'STAFF' where number in (select number from ticket where verified_by is not null);
