-- What the legal papers of an account have shown so far; null when nobody has looked at any.
alter table ticket add column legal_papers varchar(12);
