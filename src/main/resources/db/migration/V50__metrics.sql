-- Metrics of tickets, derived from tickets, conversations, timelines, the ledger, surveys and the engine's history by package
-- insight, which can rebuild them at any time. Durations are seconds; working time counts the opening hours of the ticket's target.

-- One row. version: of the newest rows; position: changes of tickets up to it are taken in; rebuild_after: the last ticket number that a
-- running rebuild has done, empty before the first one, null when no rebuild runs. The row is locked while rows are written.
create table metric_progress (
  version       bigint not null,
  position      bigint not null,
  rebuild_after varchar(20)
);
insert into metric_progress (version, position, rebuild_after) values (0, 0, '');

-- A ticket. version: that of the progress when the row was written. started_at: receipt, or payment of a paid request. received_hour:
-- hour of the week in the brand's zone, 0 is Monday 00:00. solved_at: of the solution that holds. waited_…: until party_since.
create table metric_ticket (
  number              varchar(20) primary key,
  version             bigint not null,
  brand               varchar(40) not null,
  plan                varchar(255),
  priority            varchar(40),
  request_type        varchar(255),
  team                varchar(64),
  channel             varchar(10) not null,
  language            varchar(5) not null,
  status              varchar(40) not null,
  restricted          boolean not null,
  merged              boolean not null,
  received_at         timestamp(6) with time zone not null,
  started_at          timestamp(6) with time zone not null,
  received_hour       smallint not null,
  solved_at           timestamp(6) with time zone,
  closed_at           timestamp(6) with time zone,
  resolution_elapsed  integer,
  resolution_working  integer,
  staff_messages      integer not null,
  waited_support      integer not null,
  waited_customer     integer not null,
  waited_specialist   integer not null,
  waited_developer    integer not null,
  waited_third_party  integer not null,
  party               varchar(20) not null,
  party_since         timestamp(6) with time zone not null
);
create index metric_ticket_by_version on metric_ticket (version, number);

-- A response of staff: the first one (ordinal 1) to the request, each later one to the oldest customer's message without a reply.
create table metric_response (
  number      varchar(20) not null,
  ordinal     integer not null,
  asked_at    timestamp(6) with time zone not null,
  answered_at timestamp(6) with time zone not null,
  elapsed     integer not null,
  working     integer not null,
  primary key (number, ordinal)
);

-- A solution with its survey. reopened_at: when the ticket was reopened, null while the solution holds. sent_at: of the survey,
-- null if there was none or it was withdrawn.
create table metric_solution (
  number      varchar(20) not null,
  solution    integer not null,
  solved_at   timestamp(6) with time zone not null,
  reopened_at timestamp(6) with time zone,
  sent_at     timestamp(6) with time zone,
  rated_at    timestamp(6) with time zone,
  score       integer,
  commented   boolean not null,
  primary key (number, solution)
);

-- A run of a clock that has a target. breach_at: when it was breached, or will be if it goes on running; null if it stopped or
-- paused in time.
create table metric_clock (
  run_id     bigint primary key,
  number     varchar(20) not null,
  target     varchar(20) not null,
  kind       varchar(12) not null,
  unit       varchar(20) not null,
  started_at timestamp(6) with time zone not null,
  breach_at  timestamp(6) with time zone,
  stopped_at timestamp(6) with time zone,
  paused     boolean not null
);
create index metric_clock_by_ticket on metric_clock (number, run_id);

-- A visit of an activity or event where time passes, with the engine's id of it. Rows outlive the engine's history.
create table metric_visit (
  id         varchar(64) primary key,
  number     varchar(20) not null,
  process    varchar(255) not null,
  activity   varchar(255) not null,
  type       varchar(255) not null,
  entered_at timestamp(6) with time zone not null,
  left_at    timestamp(6) with time zone,
  canceled   boolean not null,
  elapsed    integer,
  working    integer
);
create index metric_visit_by_ticket on metric_visit (number, entered_at);
create index metric_visit_by_time on metric_visit (process, entered_at);
