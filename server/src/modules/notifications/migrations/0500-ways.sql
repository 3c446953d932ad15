-- Owner: notifications. By which way somebody wants to be told outside of the portal, and what is tried after it.

-- Cách nhận thông báo. Who chose none is told as the office always did: by SMS and by mail.
create table notifications.way (
  person_id bigint      primary key references identity.person,
  -- `portal`: nothing leaves the portal.
  channel   text        not null check (channel in ('sms', 'zalo', 'email', 'portal')),
  at        timestamptz not null
);
comment on table notifications.way is 'Cách nhận thông báo mà người dân đã chọn';
grant select, insert on notifications.way to motcua_app;
grant update (channel, at) on notifications.way to motcua_app;
grant select on notifications.way to motcua_report;

alter table notifications.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('sms', 'email', 'zalo', 'portal')),
  -- What is tried, one after the other, should this way fail for good: `[{"channel", "text"}]`.
  add column then_by jsonb not null default '[]' check (jsonb_typeof(then_by) = 'array');
alter table notifications.sink
  drop constraint sink_channel_check,
  add constraint sink_channel_check check (channel in ('sms', 'email', 'zalo'));
