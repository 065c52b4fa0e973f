-- An act on an order that is above somebody's authority, as JSON: done once a supervisor grants it.
alter table remedies add column act text;
