//! Every statement of this crate.

store::statements! {
    // Orders. `order_of` in shelf/orders.rs reads these columns by position.
    pub ORDER = "select id, site, person, status, address, currency, placed_at, expected_at, delivered_at, \
        cancel_reason, exchange, returned, items_changed_at, touched, extra from orders where id = $1";
    /// A lock is a change that changes nothing: both engines hold the row until the end.
    pub LOCK_ORDER = "update orders set touched = touched where id = $1";
    pub ORDERS_OF = "select id, site, person, status, address, currency, placed_at, expected_at, delivered_at, \
        cancel_reason, exchange, returned, items_changed_at, touched, extra from orders where person = $1 \
        order by coalesce(placed_at, 0) desc, seq desc, id desc limit $2 offset $3";
    pub ORDERS_IN = "select id, site, person, status, address, currency, placed_at, expected_at, delivered_at, \
        cancel_reason, exchange, returned, items_changed_at, touched, extra from orders where id in {list:$1} \
        order by seq, id";
    pub ORDERS_BY_STATUS = "select id, site, person, status, address, currency, placed_at, expected_at, delivered_at, \
        cancel_reason, exchange, returned, items_changed_at, touched, extra from orders where person = $1 \
        and status in {list:$2} order by coalesce(placed_at, 0) desc, seq desc, id desc limit $3 offset $4";
    pub COUNTS_BY_STATUS = "select status, count(*) from orders where person = $1 group by status";
    pub COUNT_ORDERS_OF = "select count(*) from orders where person = $1";
    pub ORDER_IDS_OF = "select id from orders where person = $1 order by seq, id";
    pub ORDER_IDS_AFTER = "select seq, id from orders where site = $1 and (seq > $2 or (seq = $2 and id > $3)) \
        order by seq, id limit $4";
    // Up to $15 the two have the same parameters: `columns` in shelf/orders.rs.
    pub ADD_ORDER = "insert into orders (id, person, status, address, currency, placed_at, expected_at, \
        delivered_at, cancel_reason, exchange, returned, items_changed_at, touched, extra, source, site, seq) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
        on conflict (id) do nothing";
    pub REPLACE_ORDER = "update orders set person = $2, status = $3, address = $4, currency = $5, placed_at = $6, \
        expected_at = $7, delivered_at = $8, cancel_reason = $9, exchange = $10, returned = $11, \
        items_changed_at = $12, touched = $13, extra = $14, source = $15 where id = $1";
    pub SAVE_ORDER = "update orders set status = $2, address = $3, expected_at = $4, delivered_at = $5, \
        cancel_reason = $6, exchange = $7, returned = $8, items_changed_at = $9, touched = $10, changed_at = $11 \
        where id = $1";
    pub ORDER_SOURCE = "select site, source from orders where id = $1";

    pub LINES = "select order_id, key, item, product, name, price, quantity, options, extra from order_lines \
        where order_id = $1 order by n, key";
    pub LINES_IN = "select order_id, key, item, product, name, price, quantity, options, extra from order_lines \
        where order_id in {list:$1} order by order_id, n, key";
    pub ADD_LINE = "insert into order_lines (order_id, key, n, item, product, name, price, quantity, options, extra) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (order_id, key) do nothing";
    pub SAVE_LINE = "update order_lines set n = $3, item = $4, price = $5, quantity = $6, options = $7 \
        where order_id = $1 and key = $2";
    pub DROP_LINES = "delete from order_lines where order_id = $1";

    pub PARCELS = "select order_id, n, tracking, items, events, replaced, extra from parcels \
        where order_id = $1 order by n";
    pub PARCELS_IN = "select order_id, n, tracking, items, events, replaced, extra from parcels \
        where order_id in {list:$1} order by order_id, n";
    pub ADD_PARCEL = "insert into parcels (order_id, n, tracking, items, events, replaced, extra) \
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (order_id, n) do nothing";
    pub SAVE_PARCEL = "update parcels set tracking = $3, items = $4, events = $5, replaced = $6 \
        where order_id = $1 and n = $2";
    pub DROP_PARCELS = "delete from parcels where order_id = $1";

    pub PAYMENTS = "select order_id, kind, amount, method, at, extra from order_payments \
        where order_id = $1 order by n";
    pub PAYMENTS_IN = "select order_id, kind, amount, method, at, extra from order_payments \
        where order_id in {list:$1} order by order_id, n";
    pub ADD_PAYMENT = "insert into order_payments (order_id, n, kind, amount, method, at, extra) \
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (order_id, n) do nothing";
    pub DROP_PAYMENTS = "delete from order_payments where order_id = $1";

    // Payment methods.
    pub METHODS_OF = "select id, person, kind, brand, last_four, balance, currency, extra from payment_methods \
        where person = $1 order by seq, id";
    pub METHODS_IN = "select id, person, kind, brand, last_four, balance, currency, extra from payment_methods \
        where person in {list:$1} order by person, seq, id";
    pub LOCK_METHODS = "update payment_methods set seq = seq where person = $1";
    pub FOREIGN_METHOD = "select id from payment_methods where id in {list:$1} and person <> $2 limit 1";
    pub PUT_METHOD = "insert into payment_methods (id, person, seq, kind, brand, last_four, balance, currency, extra) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do update set seq = excluded.seq, \
        kind = excluded.kind, brand = excluded.brand, last_four = excluded.last_four, \
        balance = excluded.balance, currency = excluded.currency, extra = excluded.extra";
    pub DROP_METHOD = "delete from payment_methods where id = $1 and person = $2";
    /// Never below nothing; the count of rows says whether it could be done.
    pub MOVE_BALANCE = "update payment_methods set balance = coalesce(balance, 0) + $2 \
        where id = $1 and coalesce(balance, 0) + $2 >= 0";

    // Products.
    pub PRODUCT = "select id, site, name, currency, names, labels, extra from products where id = $1";
    pub PRODUCTS_IN = "select id, site, name, currency, names, labels, extra from products \
        where id in {list:$1} order by seq, id";
    pub PRODUCTS_OF = "select id, site, name, currency, names, labels, extra from products \
        where site = $1 and folded like $2 escape '!' order by name, id limit $3 offset $4";
    pub PRODUCT_IDS_AFTER = "select seq, id from products where site = $1 and (seq > $2 or (seq = $2 and id > $3)) \
        order by seq, id limit $4";
    pub VARIANTS_OF = "select item, product, options, available, price, extra from variants \
        where product = $1 order by seq, item";
    pub VARIANTS_IN = "select item, product, options, available, price, extra from variants \
        where product in {list:$1} order by product, seq, item";
    pub PRODUCT_SOURCE = "select site, source from products where id = $1";
    pub PUT_PRODUCT = "insert into products (id, site, seq, name, folded, currency, names, labels, extra, source) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do update set seq = excluded.seq, \
        name = excluded.name, folded = excluded.folded, currency = excluded.currency, names = excluded.names, \
        labels = excluded.labels, extra = excluded.extra, source = excluded.source";
    pub FOREIGN_ITEM = "select item from variants where item in {list:$1} and product <> $2 limit 1";
    pub PUT_VARIANT = "insert into variants (item, product, seq, options, available, price, extra) \
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (item) do update set seq = excluded.seq, \
        options = excluded.options, available = excluded.available, price = excluded.price, extra = excluded.extra";
    pub DROP_VARIANT = "delete from variants where item = $1 and product = $2";
    pub SET_AVAILABLE = "update variants set available = $2 where item = $1";

    // Shoppers.
    pub SHOPPER_SOURCE = "select site, source from shoppers where person = $1";
    pub PUT_SHOPPER = "insert into shoppers (person, site, seq, orders, extra, source) \
        values ($1, $2, $3, $4, $5, $6) on conflict (person) do update set seq = excluded.seq, \
        orders = excluded.orders, extra = excluded.extra, source = excluded.source";
    pub ADD_SHOPPER = "insert into shoppers (person, site, seq, orders, extra, source) \
        values ($1, $2, $3, $4, $5, $6) on conflict (person) do nothing";
    pub SHOPPER = "select orders, extra from shoppers where person = $1";
    pub SHOPPERS_AFTER = "select seq, person from shoppers \
        where site = $1 and (seq > $2 or (seq = $2 and person > $3)) order by seq, person limit $4";

    // Answers that were given once per key; the table is the ground's.
    pub TAKE_KEY = "insert into idempotency (caller, key, fingerprint, status, body, at) \
        values ($1, $2, $3, 0, '', $4) on conflict (caller, key) do nothing";
    pub KEEP_ANSWER = "update idempotency set body = $3 where caller = $1 and key = $2";
    pub KEPT_ANSWER = "select fingerprint, body from idempotency where caller = $1 and key = $2";
    pub EXPIRE_KEYS = "delete from idempotency where (caller, key) in \
        (select caller, key from idempotency where at < $1 order by at limit $2)";
}
