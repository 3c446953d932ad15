-- Owner: audit. What happened, who did it, when; never rewritten. Which requests were let through. What time it is.

do $$ declare name text; begin
  -- Roles belong to the cluster, and two databases may begin at once. Log-ins and passwords are the installer's.
  foreach name in array array['motcua_app', 'motcua_report'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

create schema audit;
grant usage on schema audit to motcua_app, motcua_report;
alter default privileges in schema audit grant select on tables to motcua_report;

-- Transaction numbers start anew in a new cluster, so a restore opens an era before it lets anybody write.
create table audit.era (
  number integer primary key,
  reason text    not null
);
insert into audit.era values (1, 'installed');

create function audit.current_era() returns integer language sql stable
  return (select max(number) from audit.era);

-- Accounts take their ids from here, and so do drafts, which are the actors of people without an account: one never
-- finds the requests of the other. 1 is the program itself: import, seed and jobs act as it.
create sequence audit.actor start 2;

-- One row: how far the product's clock is ahead of the machine's, in milliseconds. Only a demonstration moves it.
create table audit.clock (
  is_only  boolean primary key default true check (is_only),
  ahead_by bigint  not null
);
insert into audit.clock (ahead_by) values (0);
grant select, update on audit.clock to motcua_app;

create table audit.event (
  id              bigint      generated always as identity,
  era             integer     not null default audit.current_era(),
  xid             xid8        not null default pg_current_xact_id(),
  -- The machine's time, for reports as of a day; the one place where SQL asks for the time.
  recorded_at     timestamptz not null default clock_timestamp(),
  -- The product's time, for measures.
  happened_at     timestamptz not null,
  -- Not unique: one request may state several facts, and audit.request guards against repeats.
  request_id      uuid        not null,
  actor_id        bigint      not null,
  on_behalf_of_id bigint,
  unit_id         bigint,
  from_addr       inet,
  type            text        not null check (type ~ '^[a-z-]+\.[a-z-]+$'),
  subject_kind    text        not null check (subject_kind ~ '^[a-z-]+$'),
  subject_id      bigint      not null,
  dossier_id      bigint,
  publish_after   timestamptz check (publish_after >= happened_at),
  data            jsonb       not null check (jsonb_typeof(data) = 'object'),
  primary key (recorded_at, id)
) partition by range (recorded_at);

comment on table audit.event is 'Audit trail and outbox in one; append-only by grant; read in the order (era, xid, id)';

create table audit.event_rest partition of audit.event default;

create index event_order   on audit.event (era, xid, id);
create index event_dossier on audit.event (dossier_id, era, xid, id) where dossier_id is not null;
create index event_subject on audit.event (subject_kind, subject_id, era, xid, id);

-- Who looked at whose data (audit.read of the law): one row a page, with the people shown. Apart from the events: it
-- is written before an answer is sent and not in the order of the outbox.
create table audit.read (
  id              bigint      generated always as identity,
  recorded_at     timestamptz not null default clock_timestamp(),
  happened_at     timestamptz not null,
  actor_id        bigint      not null,
  unit_id         bigint,
  from_addr       inet,
  -- What was looked at, as the route is called; why, as the legal ground or the work at hand.
  page            text        not null,
  purpose         text        not null,
  dossier_id      bigint,
  person_ids      bigint[]    not null,
  primary key (recorded_at, id)
) partition by range (recorded_at);

create table audit.read_rest partition of audit.read default;
create index read_person on audit.read using gin (person_ids);

-- The application can add and read. Not even a bug can change history, or choose its place in it: id, era, xid and
-- recorded_at are not its to write.
grant select on audit.event, audit.era, audit.read to motcua_app;
grant insert (happened_at, request_id, actor_id, on_behalf_of_id, unit_id, from_addr, type, subject_kind, subject_id,
  dossier_id, publish_after, data) on audit.event to motcua_app;
grant insert (happened_at, actor_id, unit_id, from_addr, page, purpose, dossier_id, person_ids)
  on audit.read to motcua_app;

-- Makes the partitions of the month of `moment` and the two after it, and of its day and the seven after it. What finds
-- none is kept in the rest, and a metric shows it. Answers how many were made.
create function audit.open_partitions(moment timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made integer := 0;
  base text; step interval; ahead integer; shape text; from_at timestamptz; name text; n integer; has_rows boolean;
begin
  for base, step, ahead, shape in values
    ('event', interval '1 month', 2, 'YYYY_MM'), ('read', interval '1 day', 7, 'YYYY_MM_DD')
  loop
    for n in 0..ahead loop
      from_at := date_trunc(case base when 'event' then 'month' else 'day' end, moment, 'Asia/Ho_Chi_Minh') + n * step;
      name := base || '_' || to_char(from_at at time zone 'Asia/Ho_Chi_Minh', shape);
      continue when to_regclass('audit.' || name) is not null;
      execute format('select exists (select from audit.%I where recorded_at >= $1 and recorded_at < $2)', base || '_rest')
        into has_rows using from_at, from_at + step;
      continue when has_rows;
      execute format('create table audit.%I partition of audit.%I for values from (%L) to (%L)',
        name, base, from_at, from_at + step);
      made := made + 1;
    end loop;
  end loop;
  return made;
end $$;
revoke all on function audit.open_partitions from public;
grant execute on function audit.open_partitions to motcua_app;

-- How far each consumer has read; moved in the transaction of its effect.
create table audit.cursor (
  consumer text    primary key,
  era      integer not null default 0,
  xid      xid8    not null default '0',
  id       bigint  not null default 0
);
grant select, insert, update on audit.cursor to motcua_app;

-- One row per request of a person, with its answer. Not partitioned, because the key must hold over all of them; a job
-- deletes rows older than 7 days, in batches.
create table audit.request (
  actor_id  bigint      not null,
  id        uuid        not null,
  body_hash bytea       not null check (length(body_hash) = 32),
  -- Empty only until the transaction that claims the request has its answer.
  status    smallint    check (status between 200 and 399),
  answer    jsonb,
  at        timestamptz not null,
  primary key (actor_id, id),
  constraint request_answered_whole check ((status is null) = (answer is null))
);

create index request_age on audit.request (at);

grant usage on sequence audit.actor to motcua_app;
grant select, insert, update, delete on audit.request to motcua_app;
