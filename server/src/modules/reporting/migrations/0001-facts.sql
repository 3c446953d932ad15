-- Owner: reporting. What is counted, made of events alone, so that it can be made again: each dossier as figures count it,
-- and from when to when it was known to be so. Reads the tables of all rooms and writes none of theirs.

create schema reporting;
grant usage on schema reporting to motcua_app, motcua_report;

-- The last value that is not null, over a window: what was said last goes on to hold. Strict, so that nulls are passed over.
create function reporting.later(anyelement, anyelement) returns anyelement
  language sql immutable strict parallel safe as $$ select $2 $$;
create aggregate reporting.latest(anyelement) (sfunc = reporting.later, stype = anyelement);
grant execute on function reporting.later to motcua_app, motcua_report;

create table reporting.fact (
  dossier_id  bigint      not null,
  nth         integer     not null check (nth > 0),
  -- By the machine's clock: a report as of a moment counts what was known then (TT 01/2020).
  known_from  timestamptz not null,
  known_until timestamptz not null default 'infinity' check (known_until >= known_from),
  -- Who settles it; after a reorganisation whoever took over.
  unit_id      bigint     not null,
  -- Where it was received.
  section_id   bigint     not null,
  procedure_version_id bigint not null,
  channel      text       not null check (channel in ('counter', 'online', 'post')),
  -- By the product's clock, as the law counts.
  received_at timestamptz not null,
  due_at      timestamptz not null,
  -- The office waits for somebody, and the clocks stand.
  is_waiting  boolean     not null,
  -- A supplement too many makes it late, whatever the day (QĐ 766).
  is_late_by_supplement boolean not null,
  settled_at  timestamptz,
  outcome     text        check (outcome in ('result', 'unsettled', 'stopped')),
  punctuality text        check (punctuality in ('early', 'on-time', 'late')),
  constraint fact_known_once primary key (dossier_id, nth),
  constraint fact_settled_whole check (
    (settled_at is null) = (outcome is null) and (settled_at is null) = (punctuality is null))
);
comment on table reporting.fact is 'Hồ sơ như số liệu đếm, theo từng thời điểm biết được';
-- What a period needs: all that was not over before it began.
create index fact_ended_since on reporting.fact (coalesce(settled_at, 'infinity'), received_at)
  where known_until = 'infinity';
-- The same as it was known at a moment.
create index fact_known_then on reporting.fact (known_until, known_from);

grant select, insert, delete on reporting.fact to motcua_app;
grant select on reporting.fact to motcua_report;
