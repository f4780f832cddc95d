-- Written by a program without anybody's doing: no answer to anybody, and no message that waits for one.
alter table message add column automatic boolean not null default false;
