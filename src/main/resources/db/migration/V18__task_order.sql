-- The order of the Tasklist: a page of the most urgent tasks is read without sorting all of them.
create index GUICHET_IDX_TASK_URGENCY on ACT_RU_TASK(PRIORITY_ desc, DUE_DATE_, CREATE_TIME_);

-- Its counts of unassigned tasks read this index only.
create index GUICHET_IDX_TASK_CANDIDATES on ACT_RU_TASK(ASSIGNEE_, SUSPENSION_STATE_, TENANT_ID_, ID_);
