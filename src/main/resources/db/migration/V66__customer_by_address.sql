-- The address first: before a new database has statistics, an index that begins with the brand is taken for as good as
-- that of its addresses, and each search for an address reads all customers of the brand.
drop index customer_by_canonical_email;
create index customer_by_canonical_email on customer (canonical_email, brand);
