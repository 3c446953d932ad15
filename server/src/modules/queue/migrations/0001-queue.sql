-- Owner: queue. Visits to a section, the turns in them, who called whom to which counter, and who sits where.

create schema queue;
grant usage on schema queue to motcua_app, motcua_report;

-- Lượt đến: from taking a number to leaving.
create table queue.visit (
  id        bigint      generated always as identity primary key,
  -- The address under which a phone follows it.
  public_id uuid        not null default gen_random_uuid() constraint visit_addressed_once unique,
  unit_id   bigint      not null,
  day       date        not null,
  number    integer     not null check (number between 1 and 999999),
  way       text        not null check (way in ('kiosk', 'online', 'counter')),
  priority  text        check (priority ~ '^[a-z][a-z-]{0,39}$'),
  language  text        not null check (language in ('vi', 'en')),
  -- Who came, where it is known: a ticket needs no name.
  person_id bigint      references identity.person,
  taken_at  timestamptz not null,
  left_at   timestamptz check (left_at >= taken_at),
  constraint visit_numbered_once_a_day unique (unit_id, day, number)
);
-- One number at a time for somebody who takes it from home.
create unique index visit_of_person_once on queue.visit (unit_id, day, person_id) where left_at is null;
-- What a day that is over has left.
create index visit_open on queue.visit (day, id) where left_at is null;
comment on table queue.visit is 'Lượt đến Bộ phận Một cửa: từ lúc lấy số đến lúc về';

-- Số thứ tự đã cấp: the last serial of a service on a day.
create table queue.serial (
  unit_id bigint  not null,
  day     date    not null,
  service text    not null,
  last    integer not null check (last between 1 and 99999),
  primary key (unit_id, day, service)
);

-- Lượt chờ: one service that a visitor waits for.
create table queue.turn (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint turn_addressed_once unique,
  visit_id        bigint      not null references queue.visit,
  unit_id         bigint      not null,
  day             date        not null,
  service         text        not null check (service ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- In the visit, from 1.
  place           smallint    not null check (place between 1 and 20),
  state           text        not null check (state in
    ('waiting', 'later', 'called', 'serving', 'held', 'missed', 'served', 'moved', 'closed')),
  -- The order of the queue: when it began to wait, less what a priority gains.
  ranked_at       timestamptz not null,
  waiting_since   timestamptz not null,
  -- Passed on to this counter and no other.
  only_counter    smallint    check (only_counter between 1 and 999),
  counter         smallint    check (counter between 1 and 999),
  served_by       bigint,
  first_called_at timestamptz check (first_called_at >= waiting_since),
  called_at       timestamptz,
  calls           smallint    not null default 0 check (calls >= 0),
  began_at        timestamptz,
  ended_at        timestamptz,
  constraint turn_placed_once unique (visit_id, place),
  constraint turn_called_by_state check (state in ('waiting', 'later', 'closed') or first_called_at is not null),
  constraint turn_at_a_counter check (state not in ('called', 'serving') or (counter is not null and served_by is not null)),
  constraint turn_ended_by_state check ((ended_at is not null) = (state in ('served', 'moved', 'closed')))
);
comment on table queue.turn is 'Lượt chờ một dịch vụ trong một lượt đến';
-- "Next": walked in the order of the queue, over rows that others are calling (skip locked).
create index turn_waiting on queue.turn (unit_id, day, ranked_at, id) where state = 'waiting';
-- Nobody is called to two counters, and no counter calls two.
create unique index turn_of_visit_called_once on queue.turn (visit_id) where state in ('called', 'serving');
create unique index turn_at_counter_once on queue.turn (unit_id, day, counter) where state in ('called', 'serving');
-- What a hall has put aside, by counter.
create index turn_put_aside on queue.turn (unit_id, day, counter) where state in ('held', 'missed');
-- How long people waited and were served, for figures and plans.
create index turn_served on queue.turn (unit_id, day, id) where state in ('served', 'moved');
create index turn_served_by on queue.turn (served_by, day) where state in ('served', 'moved');

-- Lần gọi: what the board shows and says.
create table queue.call (
  id      bigint      generated always as identity primary key,
  turn_id bigint      not null references queue.turn,
  unit_id bigint      not null,
  counter smallint    not null check (counter between 1 and 999),
  by_id   bigint      not null,
  at      timestamptz not null
);
comment on table queue.call is 'Lần gọi số: số nào, quầy nào, lúc nào';
create index call_of_unit on queue.call (unit_id, at desc, id desc);

-- Ngồi quầy: who works at which counter, from when to when.
create table queue.seat (
  id         bigint      generated always as identity primary key,
  unit_id    bigint      not null,
  counter    smallint    not null check (counter between 1 and 999),
  account_id bigint      not null references identity.staff,
  since      timestamptz not null,
  ended_at   timestamptz check (ended_at >= since),
  ended_by   bigint,
  constraint seat_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table queue.seat is 'Cán bộ ngồi quầy: quầy nào, từ lúc nào đến lúc nào';
create unique index seat_taken_once on queue.seat (unit_id, counter) where ended_at is null;
create unique index seat_of_one_once on queue.seat (account_id) where ended_at is null;

-- Thiết bị tại sảnh: a kiosk that may give out numbers. It shows a code made at the desk once, and keeps a secret.
create table queue.device (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint device_addressed_once unique,
  unit_id     bigint      not null,
  name        text        not null check (length(name) between 1 and 80),
  -- Of the code until it is used, then of the secret; neither is kept.
  secret_hash bytea       not null constraint device_secret_once unique,
  code_until  timestamptz not null,
  enrolled_at timestamptz,
  made_by     bigint      not null references identity.staff,
  made_at     timestamptz not null,
  revoked_at  timestamptz,
  revoked_by  bigint,
  constraint device_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
comment on table queue.device is 'Thiết bị lấy số tại sảnh, do Bộ phận Một cửa đăng ký';
create index device_of_unit on queue.device (unit_id, id) where revoked_at is null;

grant usage on all sequences in schema queue to motcua_app;
grant select, insert on queue.visit, queue.serial, queue.turn, queue.call, queue.seat, queue.device to motcua_app;
grant update (left_at, person_id) on queue.visit to motcua_app;
grant update (last) on queue.serial to motcua_app;
grant update (state, ranked_at, only_counter, counter, served_by, first_called_at, called_at, calls, began_at, ended_at, waiting_since)
  on queue.turn to motcua_app;
grant update (ended_at, ended_by) on queue.seat to motcua_app;
grant update (secret_hash, enrolled_at, revoked_at, revoked_by) on queue.device to motcua_app;
grant select (id, unit_id, day, way, priority, taken_at, left_at) on queue.visit to motcua_report;
grant select on queue.turn, queue.call, queue.seat to motcua_report;
grant select (id, unit_id, name, enrolled_at, made_at, revoked_at) on queue.device to motcua_report;
