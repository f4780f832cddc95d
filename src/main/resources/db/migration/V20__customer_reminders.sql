-- Reminders that running waits for customers have had: the next one and the end of the wait count from the last entry.
insert into timeline_entry (number, type, occurred_at, actor_kind, actor, details)
select email.number, 'customer-reminded', email.created_at, 'SYSTEM', 'desk', '{}'
from email join ticket on ticket.number = email.number
where email.template = 'reminder' and email.created_at > ticket.stage_since
  and not exists (
    select 1 from timeline_entry entry
    where entry.number = email.number and entry.type = 'customer-reminded' and entry.occurred_at = email.created_at)
order by email.id;
