-- The order of the Tasklist: a page of the most urgent tasks is read without sorting all of them.
create index GUICHET_IDX_TASK_URGENCY on ACT_RU_TASK(PRIORITY_ desc, DUE_DATE_, CREATE_TIME_);
