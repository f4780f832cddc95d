-- Whether a ticket began as a question with a search for answers: such tickets count among the questions of deflection, which reports
-- then need not count in the table of questions.
alter table metric_ticket add column self_service boolean default false not null;
update metric_ticket set self_service = true
  where exists (select 1 from question q where q.number = metric_ticket.number and q.self_service);

-- The questions that have not become tickets.
create index question_by_outcome on question (brand, self_service, outcome, asked_at, number, language);

-- Reports keep the tickets in this order.
create index metric_ticket_by_receipt on metric_ticket (received_at, number);
