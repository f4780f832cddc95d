-- The parts of a question, which each look at a ticket reads.
create index question_by_split_from on question (split_from);
