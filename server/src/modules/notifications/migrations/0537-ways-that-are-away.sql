-- Owner: notifications. A way that is away is put off as a whole, and what waits for it knows how long it waits.

-- Kênh đang gián đoạn. One row while a gateway does not answer; the row goes with the first that it takes again.
create table notifications.paused_way (
  channel  text        primary key check (channel in ('sms', 'email', 'zalo')),
  failures integer     not null default 1 check (failures > 0),
  -- By the clock of the product: then one message asks whether it is back.
  retry_at timestamptz not null,
  -- A code, never an answer of somebody's server.
  fault    text        not null
);
comment on table notifications.paused_way is 'Kênh gửi tin đang gián đoạn, và lúc thử lại';
grant select, insert, delete on notifications.paused_way to motcua_app;
grant update (failures, retry_at, fault) on notifications.paused_way to motcua_app;
grant select on notifications.paused_way to motcua_report;

-- From when on it waits no longer for its way: it goes by the next, or is given up. Null of what the version before
-- wrote; it gets one when it first stumbles.
alter table notifications.delivery add column ends_at timestamptz;
grant update (ends_at) on notifications.delivery to motcua_app;
create index delivery_ending on notifications.delivery (channel, ends_at);
