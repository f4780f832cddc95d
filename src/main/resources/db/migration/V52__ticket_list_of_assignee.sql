-- The list of one agent's tickets in both of its orders; both also answer whose tickets there are.
create index ticket_list_by_due_sort_key_of_assignee on ticket (assignee, brand, due_sort_key, number, status);
create index ticket_list_by_received_at_of_assignee on ticket (assignee, brand, received_at, number, status);
drop index ticket_assignee_ix;
