-- The history level of the engine is stored with the database, and the engine refuses to start with another one.
-- 20: engine.DeskHistoryLevel
update ACT_GE_PROPERTY set VALUE_ = '20' where NAME_ = 'historyLevel';
