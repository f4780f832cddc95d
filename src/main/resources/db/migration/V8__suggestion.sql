-- The articles suggested for a question, best first. answered: this article answered it.
create table question_suggestion (
  number   varchar(20) not null references question,
  rank     integer not null,
  article  bigint not null references article,
  answered boolean not null,
  primary key (number, rank),
  constraint question_suggestion_article_unique unique (number, article)
);
create index question_suggestion_by_article on question_suggestion (article);
