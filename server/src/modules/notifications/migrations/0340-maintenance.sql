-- Owner: notifications. Planned maintenance (R23): when the system rests, and what that means for whoever uses it.

-- Bảo trì có kế hoạch. Shown to everybody from the announcement on; what was announced is called off, never rewritten.
create table notifications.maintenance (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint maintenance_addressed_once unique,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null check (ends_at > starts_at),
  -- What does not work meanwhile.
  effect        text        not null check (length(effect) between 1 and 1000),
  -- Why it could not be announced in time; null of what was.
  urgent_reason text        check (length(urgent_reason) between 1 and 500),
  announced_at  timestamptz not null,
  announced_by  bigint      not null references identity.account,
  -- Before the start: called off. Later: ended early.
  ended_at      timestamptz,
  ended_by      bigint      references identity.account,
  end_note      text        check (length(end_note) between 1 and 500),
  constraint maintenance_announced_before_its_end check (announced_at < ends_at),
  constraint maintenance_ended_whole check (num_nulls(ended_at, ended_by, end_note) in (0, 3)),
  constraint maintenance_ended_in_time check (ended_at >= announced_at and ended_at < ends_at),
  -- Two at one time would tell two ends.
  constraint maintenance_one_at_a_time exclude using gist (tstzrange(starts_at, ends_at) with &&) where (ended_at is null)
);
comment on table notifications.maintenance is 'Bảo trì có kế hoạch';

grant select, insert on notifications.maintenance to motcua_app;
grant update (ended_at, ended_by, end_note) on notifications.maintenance to motcua_app;
grant usage on all sequences in schema notifications to motcua_app;
grant select (id, starts_at, ends_at, effect, urgent_reason, announced_at, ended_at) on notifications.maintenance to motcua_report;
