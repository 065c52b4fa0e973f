-- Money is in hundredths of the row's currency.
create table products (
  id text primary key,
  site text not null,
  seq integer not null,
  name text not null,
  folded text not null,
  currency text not null,
  names text not null,
  labels text not null,
  extra text not null,
  source text not null
) strict, without rowid;
create index products_by_site on products (site, seq, id);

create table variants (
  item text primary key,
  product text not null references products (id),
  seq integer not null,
  options text not null,
  available integer not null,
  price integer not null,
  extra text not null
) strict, without rowid;
create index variants_by_product on variants (product, seq);

-- What the shop knows of a person beyond people: the order list as it was imported, fields kept for export.
create table shoppers (
  person text primary key,
  site text not null,
  seq integer not null,
  orders text not null,
  extra text not null,
  source text not null
) strict, without rowid;
create index shoppers_by_site on shoppers (site, seq, person);

create table payment_methods (
  id text primary key,
  person text not null,
  seq integer not null,
  kind text not null,
  brand text,
  last_four text,
  balance integer,
  currency text not null,
  extra text not null
) strict, without rowid;
create index payment_methods_by_person on payment_methods (person, seq);

create table orders (
  id text primary key,
  site text not null,
  person text,
  seq integer not null,
  status text not null,
  address text not null,
  currency text not null,
  placed_at integer,
  expected_at integer,
  delivered_at integer,
  cancel_reason text,
  exchange text,
  returned text,
  items_changed_at integer,
  touched integer not null,
  changed_at integer,
  extra text not null,
  source text not null
) strict;
create index orders_by_person on orders (person, placed_at, seq);
create index orders_by_site on orders (site, seq, id);

create table order_lines (
  order_id text not null references orders (id),
  key text not null,
  n integer not null,
  item text not null,
  product text not null,
  name text not null,
  price integer not null,
  quantity integer not null,
  options text not null,
  extra text not null,
  primary key (order_id, key)
) strict, without rowid;

create table parcels (
  order_id text not null references orders (id),
  n integer not null,
  tracking text not null,
  items text not null,
  events text not null,
  replaced integer not null,
  extra text not null,
  primary key (order_id, n)
) strict, without rowid;

create table order_payments (
  order_id text not null references orders (id),
  n integer not null,
  kind text not null,
  amount integer not null,
  method text not null,
  at integer,
  extra text not null,
  primary key (order_id, n)
) strict, without rowid;
