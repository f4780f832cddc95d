-- The filters of the Tasklist find the process instances of their tickets, thousands of them for one page, in the index alone.
drop index ACT_IDX_EXEC_BUSKEY;
create index ACT_IDX_EXEC_BUSKEY on ACT_RU_EXECUTION (BUSINESS_KEY_, ID_);
