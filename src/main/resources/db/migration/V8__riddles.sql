-- The secret that signs the riddles of "I am not a robot". It is drawn when the first riddle is set, so that all nodes of a
-- desk share it and nobody has to hand it over. Whoever can read it can solve riddles for nothing; it opens no other door.
create table riddle_key (
  id      integer      primary key,
  secret  varchar(100) not null
);

-- The riddles whose solutions were used: each lets one request through. Kept until the riddle expires.
create table used_riddle (
  riddle      varchar(64) primary key,
  expires_at  timestamp(6) with time zone not null
);
create index used_riddle_by_expiry on used_riddle (expires_at);
