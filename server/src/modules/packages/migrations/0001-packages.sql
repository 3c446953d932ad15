-- Owner: packages. A whole service as it is drafted, reviewed and published. Every saving is a revision that stays; what
-- was done with a package is a row, never a flag that somebody moved.

create schema packages;
grant usage on schema packages to motcua_app, motcua_report;

create table packages.package (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint package_addressed_once unique,
  -- Of the data; the same over all versions of the procedure.
  procedure  text        not null check (procedure ~ '^[a-z0-9-]{1,80}$'),
  created_at timestamptz not null,
  created_by bigint      not null,
  -- Where it stands, as the last of its deeds left it; for the list, and so that two are not open at once.
  standing   text        not null check (standing in ('draft', 'in-review', 'published', 'dropped'))
);
comment on table  packages.package          is 'Gói thủ tục: bản soạn của cả một thủ tục';
comment on column packages.package.standing is 'Đang soạn, chờ duyệt, đã công bố, đã bỏ';

create unique index package_open_once on packages.package (procedure) where standing in ('draft', 'in-review');
create index package_of_procedure on packages.package (procedure, id desc);

create table packages.revision (
  package_id bigint      not null references packages.package,
  number     integer     not null check (number > 0),
  content    jsonb       not null check (jsonb_typeof(content) = 'object'),
  name       text        not null generated always as (content -> 'content' ->> 'name') stored,
  written_at timestamptz not null,
  written_by bigint      not null,
  primary key (package_id, number)
);
comment on table packages.revision is 'Mỗi lần lưu của một gói';

create table packages.deed (
  id         bigint      generated always as identity primary key,
  package_id bigint      not null,
  revision   integer     not null,
  kind       text        not null check (kind in ('submitted', 'returned', 'published', 'dropped')),
  note       text        not null default '',
  at         timestamptz not null,
  actor_id   bigint      not null,
  foreign key (package_id, revision) references packages.revision
);
comment on table packages.deed is 'Trình duyệt, trả lại, công bố, bỏ';

create index deed_of_package on packages.deed (package_id, id);

create table packages.release (
  id                   bigint      generated always as identity primary key,
  package_id           bigint      not null constraint released_once unique,
  revision             integer     not null,
  procedure_version_id bigint      not null references catalogue.procedure_version,
  valid_from           date        not null,
  reviewer_id          bigint      not null,
  at                   timestamptz not null,
  foreign key (package_id, revision) references packages.revision
);
comment on table packages.release is 'Lần công bố: gói nào thành phiên bản thủ tục nào, từ ngày nào, ai duyệt';

create index release_of_version on packages.release (procedure_version_id);

-- A warning that somebody takes upon themselves, kept with the version that was published in spite of it.
create table packages.acceptance (
  release_id bigint  not null references packages.release,
  place      integer not null,
  code       text    not null,
  pointer    text    not null,
  element    text,
  text       text    not null,
  reason     text    not null check (reason <> ''),
  primary key (release_id, place)
);
comment on table packages.acceptance is 'Cảnh báo được chấp nhận khi công bố, với lý do; who and when stand in the release';

grant select, insert on all tables in schema packages to motcua_app;
grant update (standing) on packages.package to motcua_app;
grant usage on all sequences in schema packages to motcua_app;
-- Reports count packages and how long they took; who wrote what is for the desk.
grant select (id, public_id, procedure, created_at, standing) on packages.package to motcua_report;
grant select (package_id, number, name, written_at) on packages.revision to motcua_report;
grant select (id, package_id, revision, kind, at) on packages.deed to motcua_report;
grant select (id, package_id, revision, procedure_version_id, valid_from, at) on packages.release
  to motcua_report;
grant select (release_id, place, code, pointer, element, text) on packages.acceptance to motcua_report;
