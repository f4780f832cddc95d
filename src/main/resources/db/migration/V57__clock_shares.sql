-- What forecasts of breaches need to know about a run of a clock. promised: amount of the target, such as PT4H. used_share: share of the
-- promised time that had been counted when the clock stopped or paused, null while it runs. promised_time: seconds of the promise in the
-- calendar of the target, which has these hours; of running clocks alone, without hours for elapsed time.
alter table metric_clock add column promised varchar(40);
alter table metric_clock add column used_share real;
alter table metric_clock add column promised_time integer;
alter table metric_clock add column hours varchar(1000);
alter table metric_clock add column zone varchar(60);
alter table metric_clock add column holidays varchar(20);

-- The running clocks that are due within some hours.
create index metric_clock_by_breach on metric_clock (breach_at, number);

-- Computes all rows anew.
update metric_progress set rebuild_after = '';
