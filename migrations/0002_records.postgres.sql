-- Money is in hundredths of the row's currency.
create table products (
  id text collate "C" primary key,
  site text collate "C" not null,
  seq bigint not null,
  name text not null,
  folded text not null,
  currency text not null,
  names text not null,
  labels text not null,
  extra text not null,
  source text not null
);
create index products_by_site on products (site, seq, id);

create table variants (
  item text collate "C" primary key,
  product text collate "C" not null references products (id),
  seq bigint not null,
  options text not null,
  available boolean not null,
  price bigint not null,
  extra text not null
);
create index variants_by_product on variants (product, seq);

-- What the shop knows of a person beyond people: the order list as it was imported, fields kept for export.
create table shoppers (
  person text collate "C" primary key,
  site text collate "C" not null,
  seq bigint not null,
  orders text not null,
  extra text not null,
  source text not null
);
create index shoppers_by_site on shoppers (site, seq, person);

create table payment_methods (
  id text collate "C" primary key,
  person text collate "C" not null,
  seq bigint not null,
  kind text not null,
  brand text,
  last_four text,
  balance bigint,
  currency text not null,
  extra text not null
);
create index payment_methods_by_person on payment_methods (person, seq);

create table orders (
  id text collate "C" primary key,
  site text collate "C" not null,
  person text collate "C",
  seq bigint not null,
  status text not null,
  address text not null,
  currency text not null,
  placed_at bigint,
  expected_at bigint,
  delivered_at bigint,
  cancel_reason text,
  exchange text,
  returned text,
  items_changed_at bigint,
  touched boolean not null,
  changed_at bigint,
  extra text not null,
  source text not null
);
create index orders_by_person on orders (person, placed_at, seq);
create index orders_by_site on orders (site, seq, id);

create table order_lines (
  order_id text collate "C" not null references orders (id),
  key text collate "C" not null,
  n bigint not null,
  item text collate "C" not null,
  product text collate "C" not null,
  name text not null,
  price bigint not null,
  quantity bigint not null,
  options text not null,
  extra text not null,
  primary key (order_id, key)
);

create table parcels (
  order_id text collate "C" not null references orders (id),
  n bigint not null,
  tracking text not null,
  items text not null,
  events text not null,
  replaced boolean not null,
  extra text not null,
  primary key (order_id, n)
);

create table order_payments (
  order_id text collate "C" not null references orders (id),
  n bigint not null,
  kind text not null,
  amount bigint not null,
  method text collate "C" not null,
  at bigint,
  extra text not null,
  primary key (order_id, n)
);
