-- Owner: dossiers. What somebody must be told because time passes and nothing happens.

-- Báo động. Planned with its moment and raised then, once, if there is still a reason; ended when there is none any more.
create table dossiers.alarm (
  id         bigint      generated always as identity primary key,
  dossier_id bigint      not null references dossiers.dossier,
  -- unanswered: sent online and not answered (R3); held: still in a clerk's hands at closing time; idle: stands still in a
  -- technical state, in which nobody but the program has anything to do.
  kind       text        not null check (kind in ('unanswered', 'held', 'idle')),
  -- Of `unanswered` the first or the second; otherwise 1.
  level      smallint    not null check (level in (1, 2)),
  -- Of `idle` what stands still, of `held` the day; otherwise empty.
  cause      text        not null default '' check (cause ~ '^[a-z0-9-]{0,40}$'),
  -- The beginning of the term that it watches over, or of the standing still: what begins later is watched over anew, of
  -- `idle` once the alarm before has ended.
  since      timestamptz not null,
  due_at     timestamptz not null check (due_at >= since),
  raised_at  timestamptz check (raised_at >= due_at),
  ended_at   timestamptz,
  constraint alarm_once unique (dossier_id, kind, level, cause)
);
comment on table dossiers.alarm is 'Báo động: hồ sơ chưa được trả lời, còn giữ cuối ca, hoặc đứng yên vì kỹ thuật';
create index alarm_due on dossiers.alarm (due_at, id) where raised_at is null and ended_at is null;
create index alarm_open on dossiers.alarm (dossier_id) where raised_at is not null and ended_at is null;
create index alarm_idle on dossiers.alarm (id) where kind = 'idle' and ended_at is null;

grant select, insert on dossiers.alarm to motcua_app;
grant update (since, due_at, raised_at, ended_at) on dossiers.alarm to motcua_app;
grant select on dossiers.alarm to motcua_report;
