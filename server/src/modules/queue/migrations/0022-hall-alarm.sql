-- Owner: queue. A hall in which the target will be missed, from when until when.

-- Báo động sảnh: once for each spell; it ends when people wait well within the target again, or the day is over.
create table queue.alarm (
  id        bigint      generated always as identity primary key,
  unit_id   bigint      not null,
  -- For which people wait longest, and how long, in whole minutes, when it was raised; null where no counter was open for it.
  service   text        not null,
  minutes   integer     check (minutes >= 0),
  raised_at timestamptz not null,
  ended_at  timestamptz check (ended_at >= raised_at)
);
comment on table queue.alarm is 'Báo động: người trong sảnh sẽ chờ quá mục tiêu';
create unique index alarm_of_hall_once on queue.alarm (unit_id) where ended_at is null;

grant usage on all sequences in schema queue to motcua_app;
grant select, insert on queue.alarm to motcua_app;
grant update (ended_at) on queue.alarm to motcua_app;
grant select on queue.alarm to motcua_report;
