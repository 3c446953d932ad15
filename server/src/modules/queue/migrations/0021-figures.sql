-- Owner: queue. What is counted by day, so that a figure of a year reads days and not history.

-- Hồ sơ tiếp nhận, trả kết quả: counted from events, once each (count-work).
create table queue.tally (
  unit_id    bigint  not null,
  day        date    not null,
  -- 1 is the program: what was received without a hand.
  account_id bigint  not null,
  received   integer not null default 0 check (received >= 0),
  returned   integer not null default 0 check (returned >= 0),
  primary key (unit_id, day, account_id)
);
comment on table queue.tally is 'Số hồ sơ tiếp nhận và trả kết quả theo bộ phận, cán bộ, ngày';
-- What one has done oneself.
create index tally_of_account on queue.tally (account_id, day);

-- Thời gian chờ: the visits of a day that is over, by the service for which they waited first.
create table queue.day_wait (
  unit_id        bigint   not null,
  day            date     not null,
  service        text     not null,
  visits         integer  not null check (visits >= 0),
  called         integer  not null check (called between 0 and visits),
  wait_seconds   bigint   not null check (wait_seconds >= 0),
  -- Of the target of that day; none where there was none.
  target_minutes smallint,
  over           integer  not null check (over between 0 and called),
  primary key (unit_id, day, service)
);
comment on table queue.day_wait is 'Thời gian chờ theo bộ phận, ngày, dịch vụ: từ lúc lấy số đến lần gọi đầu';

-- Days whose waits are counted: all up to the last.
create table queue.counted_day (
  day        date        primary key,
  counted_at timestamptz not null
);
comment on table queue.counted_day is 'Ngày đã tính thời gian chờ';

grant select, insert on queue.tally, queue.day_wait, queue.counted_day to motcua_app;
grant update (received, returned) on queue.tally to motcua_app;
grant select on queue.tally, queue.day_wait, queue.counted_day to motcua_report;
