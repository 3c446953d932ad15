-- Owner: queue. Who works at a section when: planned by its head, counted for the productivity of its people.

-- Lịch trực: one span of a day for one person, at a counter or at none. Never rewritten: a change ends one row and begins another.
create table queue.duty (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint duty_addressed_once unique,
  unit_id    bigint      not null,
  account_id bigint      not null references identity.staff,
  counter    smallint    check (counter between 1 and 999),
  day        date        not null,
  -- Minutes after midnight in Viet Nam.
  begins     smallint    not null check (begins between 0 and 1439),
  ends       smallint    not null check (ends between 1 and 1440),
  -- What it was changed from.
  instead_of bigint      references queue.duty constraint duty_changed_once unique,
  written_by bigint      not null,
  written_at timestamptz not null,
  ended_at   timestamptz check (ended_at >= written_at),
  ended_by   bigint,
  constraint duty_in_order check (begins < ends),
  constraint duty_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
  -- Nobody works at two places, whatever the section.
  constraint duty_of_one_at_a_time exclude using gist
    (account_id with =, day with =, int4range(begins, ends) with &&) where (ended_at is null),
  -- And no counter has two.
  constraint duty_at_counter_once exclude using gist
    (unit_id with =, counter with =, day with =, int4range(begins, ends) with &&)
    where (ended_at is null and counter is not null)
);
comment on table queue.duty is 'Lịch trực tại Bộ phận Một cửa: ai, quầy nào, ngày nào, từ giờ nào đến giờ nào';
-- A week of a section, and the hours of a span of days.
create index duty_of_unit on queue.duty (unit_id, day, begins, id) where ended_at is null;
-- What stood in the roster before.
create index duty_ended on queue.duty (unit_id, day, id) where ended_at is not null;

grant usage on all sequences in schema queue to motcua_app;
grant select, insert on queue.duty to motcua_app;
grant update (ended_at, ended_by) on queue.duty to motcua_app;
grant select on queue.duty to motcua_report;
