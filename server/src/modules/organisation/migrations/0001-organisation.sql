-- Owner: organisation. The province as data: levels, units, groups, posts, calendars, rules. Each row says from when to
-- when it holds; what has held is never rewritten.

create extension if not exists btree_gist; -- so that "no two at the same time" can be said of a key and a range

create schema organisation;
grant usage on schema organisation to motcua_app, motcua_report;
alter default privileges in schema organisation grant select on tables to motcua_report;

-- Moves whenever an import changed something, in its transaction: readers keep everything in memory and look here.
create table organisation.revision (
  is_only boolean primary key default true check (is_only),
  number  bigint  not null
);
insert into organisation.revision (number) values (0);

create table organisation.province (
  id          bigint    generated always as identity primary key,
  key         text      not null,
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  name        text      not null check (name <> ''),
  agency_code text      not null,
  place_code  text      not null check (place_code ~ '^[0-9]{3}$'),
  constraint province_once_a_day exclude using gist (valid with &&)
);
comment on table  organisation.province            is 'The installation: whose system this is';
comment on column organisation.province.place_code is 'First three digits of personal numbers registered here (mã nơi đăng ký khai sinh)';

create table organisation.level (
  id          bigint    generated always as identity primary key,
  key         text      not null,
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  rank        smallint  not null check (rank > 0), -- 1 is the highest
  name        text      not null check (name <> ''),
  rule        text      not null check (rule ~ '^[a-z-]+$'),
  constraint level_once_a_day exclude using gist (key with =, valid with &&),
  constraint level_ranked_once exclude using gist (rank with =, valid with &&)
);
comment on table  organisation.level      is 'Cấp hành chính';
comment on column organisation.level.rule is 'The word by which unit rules of procedures name it';

create table organisation.area_type (
  id          bigint    generated always as identity primary key,
  key         text      not null,
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  name        text      not null check (name <> ''),
  facts       jsonb     not null check (jsonb_typeof(facts) = 'object'),
  constraint area_type_once_a_day exclude using gist (key with =, valid with &&)
);
comment on table organisation.area_type is 'Vùng: đô thị, nông thôn, vùng sâu vùng xa; targets and fees differ by it';

create table organisation.role (
  id          bigint    generated always as identity primary key,
  key         text      not null,
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  name        text      not null check (name <> ''),
  constraint role_once_a_day exclude using gist (key with =, valid with &&)
);
comment on table organisation.role is 'Vai trò';

-- When an agency works. A version is never changed: dossiers point at the one in force when their term was counted.
create table organisation.calendar_version (
  id          bigint      generated always as identity primary key,
  key         text        not null,
  fingerprint text        not null,
  content     jsonb       not null check (jsonb_typeof(content) = 'object'),
  loaded_at   timestamptz not null
);
comment on table organisation.calendar_version is 'Lịch làm việc; the newest of a key holds for new dossiers';
create index calendar_version_newest on organisation.calendar_version (key, id desc);

-- A unit is the thing that has an address and whose id never changes; what is said of it stands in its versions.
create table organisation.unit (
  id        bigint generated always as identity primary key,
  public_id uuid   not null default gen_random_uuid() constraint unit_addressed_once unique,
  key       text   not null constraint unit_known_once unique
);
comment on table  organisation.unit     is 'Đơn vị: territory, agency, division or other party';
comment on column organisation.unit.key is 'Its id in the data, never used again for another';

create table organisation.unit_version (
  id               bigint    generated always as identity primary key,
  unit_id          bigint    not null references organisation.unit,
  valid            daterange not null check (not isempty(valid)),
  fingerprint      text      not null,
  kind             text      not null check (kind in ('territory', 'agency', 'division', 'party')),
  name             text      not null check (name <> ''),
  form             text,
  level            text,
  parent_id        bigint    references organisation.unit check (parent_id <> unit_id),
  territory_id     bigint    references organisation.unit,
  host_id          bigint    references organisation.unit,
  agency_code      text      check (agency_code ~ '^[A-Z][0-9]{2}(\.[0-9]{2,3}){0,3}$'),
  legacy_code      text      check (legacy_code ~ '^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}$'),
  is_code_invented boolean   not null,
  gso_code         text      check (gso_code ~ '^[0-9]{2,5}$'),
  area_type        text,
  suffix           text      check (suffix ~ '^[a-z0-9-]+$'),
  is_one_stop      boolean   not null,
  has_one_stop     boolean   not null,
  receives_at_id   bigint    references organisation.unit,
  calendar         text      not null,
  note             text,
  constraint unit_once_a_day exclude using gist (unit_id with =, valid with &&),
  -- Dossier numbers are unique by agency, day and serial: two agencies may never share a code on one day.
  constraint agency_code_once_a_day exclude using gist (agency_code with =, valid with &&) where (agency_code is not null),
  constraint one_agency_governs exclude using gist (territory_id with =, valid with &&) where (kind = 'agency')
);
comment on column organisation.unit_version.gso_code       is 'Mã Tổng cục Thống kê; used again for others, hence no key';
comment on column organisation.unit_version.agency_code    is 'Mã định danh cơ quan, QĐ 20/2020/QĐ-TTg';
comment on column organisation.unit_version.legacy_code    is 'Mã theo QCVN 102:2016/BTTTT';
comment on column organisation.unit_version.territory_id   is 'Of an agency: what it governs';
comment on column organisation.unit_version.host_id        is 'The agency where it sits, if that is not its superior';
comment on column organisation.unit_version.is_one_stop    is 'Bộ phận Một cửa, Trung tâm Hành chính công';
comment on column organisation.unit_version.receives_at_id is 'Where its dossiers are received and returned';

create table organisation.unit_group (
  id          bigint    generated always as identity primary key,
  key         text      not null,
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  name        text      not null check (name <> ''),
  selector    jsonb,
  members     text[]    not null,
  constraint unit_group_once_a_day exclude using gist (key with =, valid with &&)
);
comment on table organisation.unit_group is 'Nhóm đơn vị; members are named, or chosen by the selector on the day asked for';

create table organisation.post (
  id          bigint    generated always as identity primary key,
  unit_id     bigint    not null references organisation.unit,
  name        text      not null check (name <> ''),
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  constraint post_once_a_day exclude using gist (unit_id with =, name with =, valid with &&)
);
comment on table organisation.post is 'Chức danh trong một cơ quan';

create table organisation.policy (
  id          bigint    generated always as identity primary key,
  key         text      not null check (key ~ '^[a-z0-9-]+$'),
  scope       text      check (scope <> ''), -- one unit or procedure, by its id in the data
  valid       daterange not null check (not isempty(valid)),
  fingerprint text      not null,
  value       jsonb     not null,
  article     text      not null check (article <> ''),
  constraint policy_once_a_day exclude using gist (key with =, (coalesce(scope, '')) with =, valid with &&)
);
comment on table organisation.policy is 'What law or the province may change: limits, hours, templates, with the article';

grant select on all tables in schema organisation to motcua_app;
grant update on organisation.revision to motcua_app;
-- What a row says is never changed, only until when it holds; one that has not begun may be taken back.
grant insert, update (valid), delete on organisation.province, organisation.level, organisation.area_type,
  organisation.role, organisation.unit_version, organisation.unit_group, organisation.post, organisation.policy
  to motcua_app;
grant insert on organisation.unit, organisation.calendar_version to motcua_app;
