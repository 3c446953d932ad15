-- Owner: integration. Procedures of a national catalogue held against ours: what is otherwise, and what somebody decided.

create table integration.procedure_comparison (
  partner  text        not null references integration.partner,
  day      date        not null,
  at       timestamptz not null,
  compared integer     not null check (compared >= 0),
  primary key (partner, day)
);
comment on table integration.procedure_comparison is 'Lần đối chiếu danh mục thủ tục gần nhất của một ngày với Cổng quốc gia';

create table integration.procedure_difference (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint procedure_difference_addressed_once unique,
  partner    text        not null references integration.partner,
  -- As the national catalogue writes it; the procedure by its id in the data, where it is one of ours.
  code       text        not null check (length(code) between 1 and 40),
  kind       text        not null check (kind in ('differs', 'missing-here', 'ambiguous', 'missing-there', 'unreadable')),
  name       text        not null,
  procedure  text,
  version_id bigint,
  -- Field by field: ours, theirs, and whether a draft can say it.
  lines      jsonb       not null check (jsonb_typeof(lines) = 'array'),
  day        date        not null,
  found_at   timestamptz not null,
  -- It holds no more: both sides agree, or another one stands in its place.
  ended_at   timestamptz,
  standing   text        not null default 'open' check (standing in ('open', 'accepted', 'declined')),
  decided_at timestamptz,
  decided_by bigint,
  reason     text        check (length(reason) between 1 and 500),
  package_id uuid,
  constraint procedure_difference_decided check (case standing
    when 'open' then num_nonnulls(decided_at, decided_by, reason, package_id) = 0
    when 'accepted' then num_nonnulls(decided_at, decided_by, package_id) = 3 and reason is null
    else num_nonnulls(decided_at, decided_by, reason) = 3 and package_id is null end)
);
comment on table integration.procedure_difference is 'Thủ tục mà Cổng quốc gia công bố khác danh mục ở đây';
-- Of one code one holds at a time: two comparisons at once make none twice.
create unique index procedure_difference_once on integration.procedure_difference (partner, code) where ended_at is null;
create index procedure_difference_by_standing on integration.procedure_difference (standing, id) where ended_at is null;

grant select, insert on integration.procedure_comparison, integration.procedure_difference to motcua_app;
grant update (at, compared) on integration.procedure_comparison to motcua_app;
grant update (ended_at, standing, decided_at, decided_by, reason, package_id) on integration.procedure_difference to motcua_app;
grant usage on all sequences in schema integration to motcua_app;
grant select on integration.procedure_comparison to motcua_report;
grant select (id, partner, code, kind, procedure, version_id, day, found_at, ended_at, standing, decided_at, decided_by)
  on integration.procedure_difference to motcua_report;
