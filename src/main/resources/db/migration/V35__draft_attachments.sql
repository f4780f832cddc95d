-- Files of a form that was refused, kept for the next attempt. draft: the form's token; null for a file that was sent.
alter table attachment add column draft varchar(36);
create index attachment_by_draft on attachment (draft, sent_at);
