alter table email add column html text;
