-- The teams of a brand's product that a customer belongs to; the team is the product's own word for it.
create table customer_team (
  customer_id bigint       not null references customer,
  team        varchar(64)  not null,
  name        varchar(200) not null,
  plan        varchar(40)  not null,
  add_on      varchar(40),
  primary key (customer_id, team)
);
