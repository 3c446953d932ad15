-- Owner: integration. What goes to outside systems and what comes from them, kept until both sides know of it.

create schema integration;
grant usage on schema integration to motcua_app, motcua_report;

-- Hệ thống bên ngoài: how it stands with each. A row comes with the first message.
create table integration.partner (
  code         text        primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- One process at a time sends to it, as long as its lease lasts, by the clock of the machine.
  leased_by    uuid,
  leased_until timestamptz,
  -- Failures of the whole partner in a row, and when it is tried again, by the clock of the machine.
  failures     integer     not null default 0 check (failures >= 0),
  retry_at     timestamptz,
  fault        text        check (length(fault) between 1 and 100),
  answered_at  timestamptz,
  paused_at    timestamptz,
  paused_by    bigint,
  pause_reason text        check (length(pause_reason) between 1 and 500),
  constraint partner_leased check ((leased_by is null) = (leased_until is null)),
  constraint partner_paused check (num_nonnulls(paused_at, paused_by, pause_reason) in (0, 3))
);
comment on table integration.partner is 'Hệ thống bên ngoài đang kết nối';

-- Thư đi. What is said stands whole: it is sent as it was when it came about, whatever changed since.
create table integration.message_out (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint message_out_addressed_once unique,
  partner         text        not null references integration.partner,
  -- Whose order is kept; what concerns no dossier is in no order.
  dossier_id      bigint      references dossiers.dossier,
  kind            text        not null check (kind ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- Of the event of which it tells.
  era             integer     not null,
  event_id        bigint      not null,
  body            jsonb       not null,
  -- SHA-256 of the body as it is sent.
  digest          bytea       not null check (length(digest) = 32),
  -- When it came about, by the clock of the product; the others by that of the machine.
  happened_at     timestamptz not null,
  made_at         timestamptz not null,
  state           text        not null default 'waiting' check (state in ('waiting', 'acknowledged', 'dead', 'dropped')),
  tries           integer     not null default 0 check (tries >= 0),
  tried_at        timestamptz,
  fault           text        check (length(fault) between 1 and 100),
  acknowledged_at timestamptz,
  -- SHA-256 of the answer that took it.
  answer_digest   bytea       check (length(answer_digest) = 32),
  constraint message_out_once_an_event unique (partner, era, event_id, kind),
  constraint message_out_acknowledged check ((state = 'acknowledged') = (acknowledged_at is not null)),
  constraint message_out_dead check (state <> 'dead' or fault is not null)
);
comment on table integration.message_out is 'Thư gửi hệ thống bên ngoài';
-- The queue of a partner, in its order.
create index message_out_waiting on integration.message_out (partner, id) where state = 'waiting';
-- What somebody must look at, and what its dossier waits for.
create index message_out_dead on integration.message_out (partner, dossier_id) where state = 'dead';
create index message_out_of_dossier on integration.message_out (dossier_id, partner, id);

-- Thư đến. One that came twice is one.
create table integration.message_in (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint message_in_addressed_once unique,
  partner     text        not null references integration.partner,
  -- The partner's own number of it.
  number      text        not null check (length(number) between 1 and 200),
  kind        text        not null check (kind ~ '^[a-z][a-z0-9-]{0,39}$'),
  body        jsonb       not null,
  digest      bytea       not null check (length(digest) = 32),
  received_at timestamptz not null,
  dossier_id  bigint      references dossiers.dossier,
  -- Held: it says what we have no word for, and somebody decides.
  state       text        not null default 'waiting' check (state in ('waiting', 'done', 'held', 'refused')),
  tries       integer     not null default 0 check (tries >= 0),
  fault       text        check (length(fault) between 1 and 100),
  done_at     timestamptz,
  constraint message_in_came_once unique (partner, number),
  constraint message_in_done check ((state in ('done', 'refused')) = (done_at is not null)),
  constraint message_in_held check (state <> 'held' or fault is not null)
);
comment on table integration.message_in is 'Thư nhận từ hệ thống bên ngoài';
create index message_in_waiting on integration.message_in (partner, id) where state = 'waiting';
create index message_in_held on integration.message_in (partner, id) where state = 'held';
create index message_in_of_dossier on integration.message_in (dossier_id, id) where dossier_id is not null;

grant usage on all sequences in schema integration to motcua_app;
grant select, insert on all tables in schema integration to motcua_app;
grant update (leased_by, leased_until, failures, retry_at, fault, answered_at, paused_at, paused_by, pause_reason)
  on integration.partner to motcua_app;
grant update (body, digest, state, tries, tried_at, fault, acknowledged_at, answer_digest)
  on integration.message_out to motcua_app;
grant update (state, tries, fault, done_at, dossier_id) on integration.message_in to motcua_app;
grant select on integration.partner to motcua_report;
grant select (id, partner, dossier_id, kind, happened_at, made_at, state, tries, tried_at, fault, acknowledged_at)
  on integration.message_out to motcua_report;
grant select (id, partner, kind, received_at, dossier_id, state, tries, fault, done_at)
  on integration.message_in to motcua_report;
