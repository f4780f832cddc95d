-- What was decided about files that differ from their deployed version stands in the history beside the deployments.
-- decision: null for a deployment, KEPT or REMOVED; a decision has no deployment in the engine.
alter table model_deployment add column decision varchar(10);

-- The files of a decision. file_sha256: digest of the file of the working folder; null where there was none.
create table model_file_decision (
  decision    bigint not null references model_deployment (id) on delete cascade,
  path        varchar(400) not null,
  version     integer not null,
  file_sha256 varchar(64),
  primary key (decision, path)
);
create index model_file_decision_by_path on model_file_decision (path, decision);

