-- Owner: notifications. Texts of messages by day, messages to people, and what a demonstration sends instead of sending.

create schema notifications;
grant usage on schema notifications to motcua_app, motcua_report;

-- Mẫu tin nhắn, thư, thông báo. Data of the province, by day.
create table notifications.template (
  key     text      not null check (key ~ '^[a-z-]{1,60}$'),
  -- One line for a phone; empty if this is not told by SMS.
  sms     text      check (length(sms) between 1 and 480),
  subject text      not null check (length(subject) between 1 and 200),
  text    text      not null check (length(text) between 1 and 4000),
  valid   daterange not null check (not isempty(valid) and lower(valid) is not null),
  constraint template_once_a_day exclude using gist (key with =, valid with &&) deferrable
);

-- Tin đã hoặc sẽ gửi. Names the person and never the phone or address: those are looked up when it is sent.
create table notifications.message (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint message_addressed_once unique,
  to_person  bigint      not null references identity.person,
  channel    text        not null check (channel in ('sms', 'email', 'portal')),
  template   text        not null,
  subject    text        not null,
  text       text        not null,
  dossier_id bigint      references dossiers.dossier,
  -- Of the event that it tells of.
  era        integer     not null,
  event_id   bigint      not null,
  state      text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  at         timestamptz not null,
  sent_at    timestamptz check (sent_at >= at),
  constraint message_once_an_event unique (era, event_id, to_person, channel, template),
  constraint message_sent_by_state check ((sent_at is not null) = (state = 'sent'))
);
comment on table notifications.message is 'Thông báo cho tổ chức, cá nhân';

create index message_of_person  on notifications.message (to_person, at desc, id desc);
create index message_of_dossier on notifications.message (dossier_id, id);

-- Việc gửi. What is still to be sent, and when it is tried next; the row goes when it is sent or given up.
create table notifications.delivery (
  message_id bigint      primary key references notifications.message,
  -- By the clock of the product. While somebody sends it, a little later: if they die, it is tried again then.
  due_at     timestamptz not null,
  tries      integer     not null default 0 check (tries >= 0),
  last_fault text
);
create index delivery_due on notifications.delivery (due_at, message_id);

-- Hộp thư trình diễn. Only a demonstration writes it: what would have gone out, to invented people, to be read there.
create table notifications.sink (
  id      bigint      generated always as identity primary key,
  at      timestamptz not null,
  channel text        not null check (channel in ('sms', 'email')),
  address text        not null,
  subject text        not null,
  text    text        not null
);
create index sink_of_address on notifications.sink (address, id desc);

grant usage on all sequences in schema notifications to motcua_app;
grant select, insert, update on notifications.template, notifications.message to motcua_app;
grant select, insert, update, delete on notifications.delivery to motcua_app;
grant select, insert on notifications.sink to motcua_app;
-- Reports count; they read no message.
grant select (id, channel, template, dossier_id, state, at, sent_at) on notifications.message to motcua_report;
