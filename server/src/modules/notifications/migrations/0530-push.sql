-- Owner: notifications. Browsers on which somebody wants to be told, and the way by which they are.

alter table notifications.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('sms', 'email', 'zalo', 'push', 'letter', 'portal'));
alter table notifications.delivery
  drop constraint delivery_channel_check,
  add constraint delivery_channel_check check (channel in ('sms', 'email', 'zalo', 'push'));
alter table notifications.way
  drop constraint way_channel_check,
  add constraint way_channel_check check (channel in ('sms', 'zalo', 'email', 'push', 'letter', 'portal'));

-- Trình duyệt nhận thông báo. Who has its address and its keys could tell it in our place: nobody reads them but the sender.
create table notifications.push_subscription (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint push_subscription_addressed_once unique,
  person_id bigint      not null references identity.person,
  -- At the push service that the browser named; a browser is one person's at a time.
  endpoint  text        not null constraint push_subscription_once unique
    check (endpoint ~ '^https?://[!-~]+$' and length(endpoint) <= 500),
  -- Which service that is: of all that is told by one that is down nothing arrives.
  host      text        not null generated always as (substring(endpoint from '^https?://([^/?#]+)')) stored,
  p256dh    bytea       not null check (octet_length(p256dh) = 65),
  auth      bytea       not null check (octet_length(auth) = 16),
  -- As its owner knows it again: the program and the system of the browser.
  device    text        not null check (length(device) between 1 and 60),
  at        timestamptz not null
);
comment on table notifications.push_subscription is 'Trình duyệt mà người dân đã chọn nhận thông báo';
create index push_subscription_of_person on notifications.push_subscription (person_id, id);

grant select, insert, delete on notifications.push_subscription to motcua_app;
grant select (id, host, at) on notifications.push_subscription to motcua_report;
