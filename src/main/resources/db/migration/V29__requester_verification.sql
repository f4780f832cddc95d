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

-- Tickets that staff and programs opened were vouched for by them. Nobody proved the address of the others.
update ticket set verified_by = 'STAFF', verified_at = received_at where channel <> 'web';
update question set verified_by = 'STAFF' where number in (select number from ticket where verified_by is not null);
