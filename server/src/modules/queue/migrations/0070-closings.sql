-- Owner: queue. Days on which whoever runs a section gave out no more numbers.

-- Đóng hàng chờ: no new numbers from a moment on; who has one is served, unless the waiting was ended with it.
create table queue.closing (
  id            bigint      generated always as identity primary key,
  unit_id       bigint      not null,
  day           date        not null,
  why           text        not null check (length(why) between 1 and 500),
  ends_waiting  boolean     not null,
  closed_at     timestamptz not null,
  closed_by     bigint      not null,
  reopened_at   timestamptz check (reopened_at >= closed_at),
  reopened_by   bigint,
  constraint closing_reopened_whole check (num_nulls(reopened_at, reopened_by) in (0, 2))
);
comment on table queue.closing is 'Đóng hàng chờ trong ngày: ai, lúc nào, vì sao, mở lại khi nào';
create unique index closing_of_day_once on queue.closing (unit_id, day) where reopened_at is null;

grant usage on all sequences in schema queue to motcua_app;
grant select, insert on queue.closing to motcua_app;
grant update (reopened_at, reopened_by) on queue.closing to motcua_app;
grant select (id, unit_id, day, ends_waiting, closed_at, closed_by, reopened_at, reopened_by) on queue.closing
  to motcua_report;
