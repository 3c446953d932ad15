-- Owner: queue. Waiting goes on until a call that somebody answered (ADR 0083).

-- Lần gọi có người đến: the call from which its service first began; it is never taken back. And since when it is put aside.
alter table queue.turn
  add column answered_at timestamptz,
  add column aside_at timestamptz;
update queue.turn set answered_at = greatest(called_at, first_called_at) where began_at is not null;
update queue.turn set aside_at = called_at where state in ('held', 'missed');
alter table queue.turn
  add constraint turn_answered_after_call check (answered_at >= first_called_at),
  add constraint turn_aside_since check (state not in ('held', 'missed') or aside_at is not null);
grant update (answered_at, aside_at) on queue.turn to motcua_app;

-- Thời gian chờ đến khi được phục vụ: of visits that were served; `measured` are those whose waiting is held against the target.
alter table queue.day_wait
  add column served integer not null default 0 check (served between 0 and called),
  add column served_seconds bigint not null default 0 check (served_seconds >= 0),
  add column measured integer not null default 0 check (measured between 0 and visits),
  drop constraint day_wait_check1;
comment on column queue.day_wait.over is 'Of those measured: waited longer than the target until the call that was answered (ADR 0083)';
comment on table queue.day_wait is
  'Thời gian chờ theo bộ phận, ngày, dịch vụ: đến lần gọi đầu, và đến lần gọi có người đến';
-- Days that are counted already, by what their visits say; whoever was never served waited until the visit ended.
with waited as (
  select visit.unit_id, visit.day, turn.service, answered.at is not null as is_served,
    extract(epoch from coalesce(answered.at, visit.left_at) - visit.taken_at) as seconds
  from queue.visit join queue.turn on turn.visit_id = visit.id and turn.place = 1
  cross join lateral (select min(answered_at) as at from queue.turn other where other.visit_id = visit.id) answered
  where visit.day <= (select max(day) from queue.counted_day))
update queue.day_wait set served = of_day.served, served_seconds = of_day.served_seconds, measured = of_day.measured,
  over = of_day.over
from (
  select kept.unit_id, kept.day, kept.service, count(*) filter (where is_served)::int as served,
    coalesce(sum(seconds) filter (where is_served), 0)::bigint as served_seconds, count(seconds)::int as measured,
    count(*) filter (where seconds > kept.target_minutes * 60)::int as over
  from queue.day_wait kept join waited using (unit_id, day, service)
  group by kept.unit_id, kept.day, kept.service) of_day
where day_wait.unit_id = of_day.unit_id and day_wait.day = of_day.day and day_wait.service = of_day.service;
alter table queue.day_wait add constraint day_wait_over_of_measured check (over between 0 and measured);
