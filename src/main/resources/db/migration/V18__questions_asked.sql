-- asked: answers were looked for before anything else; not so for requests that came by another way and for parts that were
-- split off. Of the questions that are there already, those are known by their channel, by being a part, and by their facts.
alter table question add column asked boolean default true not null;
update question set asked = false
  where split_from is not null or channel <> 'web' or facts like '%"withoutSignIn":true%';

-- All that is counted of a period's questions, so that none of their texts is read for it.
drop index question_by_brand;
create index question_by_brand on question (brand, asked_at, asked, language, outcome, number);
