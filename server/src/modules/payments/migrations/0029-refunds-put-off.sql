-- Owner: payments. One on which the gateway stumbles waits, so that it keeps no other from being sent.

alter table payments.refund
  add column tries  smallint not null default 0 check (tries >= 0),
  -- When the gateway is asked again; null: at once.
  add column due_at timestamptz;
alter table payments.reversal
  add column tries  smallint not null default 0 check (tries >= 0),
  add column due_at timestamptz;

drop index payments.refund_to_send;
create index refund_to_send on payments.refund (due_at nulls first, id) where state = 'approved' and way = 'online';
drop index payments.reversal_to_send;
create index reversal_to_send on payments.reversal (due_at nulls first, id) where state = 'asked';

grant update (tries, due_at) on payments.refund, payments.reversal to motcua_app;
grant select (tries, due_at) on payments.refund, payments.reversal to motcua_report;
