-- Visits on the diagram: the version that was drawn, and what a visit took of the ticket's promises.

-- sequence_counter: order of the visits of a process that begin at the same instant. process_version: version of the diagram; null where the engine's history was gone before. beside: of a process that runs beside the
-- ticket's own one, such as its survey. burnt: ten-thousandths of the targets' time, summed over the clocks that ran during the visit;
-- null while it lasts.
alter table metric_visit add column sequence_counter bigint not null default 0;
alter table metric_visit add column process_version integer;
alter table metric_visit add column beside boolean not null default false;
alter table metric_visit add column burnt integer;
update metric_visit set beside = true where process in ('confirmation', 'demotion', 'lead-decision', 'question', 'survey');

-- A visit during which the target of a run is breached, or will be if both go on: of each diagram the step that began last.
create table metric_breach (
  run_id    bigint not null,
  number    varchar(20) not null,
  visit     varchar(64) not null,
  breach_at timestamp(6) with time zone not null,
  primary key (run_id, visit)
);
create index metric_breach_by_ticket on metric_breach (number, run_id);

-- Computes all of it for existing tickets while the desk runs.
update metric_progress set rebuild_after = '';
