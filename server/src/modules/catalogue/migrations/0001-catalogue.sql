-- Owner: catalogue. Procedures by date, the forms of their declarations, the papers they ask for and the words by which
-- people look for them. What a version says is never rewritten; only the days on which it holds may be.

create extension if not exists btree_gist; -- so that "no two at the same time" can be said of a key and a range

create schema catalogue;
grant usage on schema catalogue to motcua_app, motcua_report;
alter default privileges in schema catalogue grant select on tables to motcua_report;

-- Moves whenever an import changed something, in its transaction: readers keep everything in memory and look here.
create table catalogue.revision (
  is_only boolean primary key default true check (is_only),
  number  bigint  not null
);
insert into catalogue.revision (number) values (0);

-- For search: marks off, đ to d, lower case, spaces one. Equal to kernel/vietnamese-text.ts `fold`; both are held to
-- the same vectors (kernel/vietnamese-text.vectors.json). The collation is named, since the database's may differ.
create function catalogue.fold(text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(translate(regexp_replace(
    lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g') collate pg_c_utf8),
    '[\u0300-\u036f]', '', 'g'), 'đð', 'dd'),
    '[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'), ' ');

create table catalogue.sector (
  id       bigint generated always as identity primary key,
  key      text   not null constraint sector_named_once unique check (key ~ '^[a-z0-9-]+$'),
  name     text   not null check (name <> ''),
  ministry text
);
comment on table catalogue.sector is 'Lĩnh vực';

create table catalogue.document_type (
  id               bigint  generated always as identity primary key,
  key              text    not null constraint document_type_named_once unique check (key ~ '^[a-z0-9-]+$'),
  code             text    not null constraint document_type_coded_once unique,
  is_code_invented boolean not null,
  name             text    not null check (name <> ''),
  issuer           text,
  is_reusable      boolean not null,
  source           text
);
comment on table  catalogue.document_type        is 'Loại giấy tờ, kết quả';
comment on column catalogue.document_type.source is 'Cơ sở dữ liệu có thể khai thác thay cho giấy tờ';

create table catalogue.procedure (
  id        bigint generated always as identity primary key,
  public_id uuid   not null default gen_random_uuid() constraint procedure_addressed_once unique,
  key       text   not null constraint procedure_named_once unique check (key ~ '^[a-z0-9-]+$')
);
comment on table catalogue.procedure is 'Thủ tục hành chính; what it is called and asks for stands in its versions';

create table catalogue.procedure_version (
  id              bigint    generated always as identity primary key,
  public_id       uuid      not null default gen_random_uuid() constraint procedure_version_addressed_once unique,
  procedure_id    bigint    not null references catalogue.procedure,
  code            text      check (code ~ '^[0-9]\.[0-9]{6}$'),
  code_suffix     text      check (code_suffix ~ '^([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{2}$'),
  code_status     text      not null check (code_status in ('found', 'knowledge', 'guess', 'invented')),
  -- Empty: taken back before it began. The row stays, because others may point at it.
  valid           daterange not null,
  decision_number text,
  decision_on     date,
  decision_by     text,
  content         jsonb     not null check (jsonb_typeof(content) = 'object'),
  name            text      not null generated always as (content ->> 'name') stored check (name <> ''),
  folded          text      not null generated always as (catalogue.fold(content ->> 'name')) stored,
  fingerprint     text      not null,
  -- Deferrable, so that they are held to at the end of a statement: one moves the end of one version and takes back the next.
  constraint procedure_version_once_a_day exclude using gist (procedure_id with =, valid with &&) deferrable,
  constraint procedure_code_once_a_day exclude using gist (code with =, (coalesce(code_suffix, '')) with =, valid with &&)
    deferrable,
  constraint procedure_version_suffix_of_code check (code_suffix is null or code is not null),
  constraint procedure_version_decision_whole check (
    (decision_number is null) = (decision_on is null) and (decision_number is null) = (decision_by is null))
);
comment on table  catalogue.procedure_version                 is 'Phiên bản thủ tục, theo quyết định công bố';
comment on column catalogue.procedure_version.code            is 'Mã TTHC trên CSDL quốc gia, phần gốc';
comment on column catalogue.procedure_version.code_suffix     is 'Phần mã riêng của tỉnh';
comment on column catalogue.procedure_version.decision_number is 'Quyết định công bố; none: chưa công bố, and counted';

create index procedure_version_words on catalogue.procedure_version using gin (to_tsvector('simple', folded));

create table catalogue.bundle (
  id        bigint generated always as identity primary key,
  public_id uuid   not null default gen_random_uuid() constraint bundle_addressed_once unique,
  key       text   not null constraint bundle_named_once unique check (key ~ '^[a-z0-9-]+$'),
  code      text   check (code ~ '^[0-9]\.[0-9]{6}$'),
  name      text   not null check (name <> ''),
  members   jsonb  not null check (jsonb_typeof(members) = 'array'),
  facts     jsonb  not null check (jsonb_typeof(facts) = 'object')
);
comment on table catalogue.bundle is 'Nhóm thủ tục liên thông';

create table catalogue.synonym (
  procedure text not null, -- by its id in the data, or that of a bundle
  words     text not null check (words <> ''),
  primary key (procedure, words)
);
comment on table catalogue.synonym is 'Cách người dân gọi một thủ tục';

create table catalogue.form_version (
  id          bigint    generated always as identity primary key,
  form        text      not null check (form ~ '^[a-z0-9-]+$'),
  -- In the order of the data: of two forms of a procedure the first is offered first.
  place       integer   not null,
  procedures  text[]    not null,
  valid       daterange not null,
  is_official boolean   not null,
  definition  jsonb     not null check (jsonb_typeof(definition) = 'object'),
  fingerprint text      not null,
  constraint form_version_once_a_day exclude using gist (form with =, valid with &&) deferrable
);
comment on table catalogue.form_version is 'Phiên bản mẫu đơn, tờ khai điện tử';

-- The application adds and reads; of what is published it can move the last day, and not a word.
grant select on all tables in schema catalogue to motcua_app;
grant insert on catalogue.sector, catalogue.document_type, catalogue.procedure, catalogue.procedure_version, catalogue.bundle,
  catalogue.synonym, catalogue.form_version to motcua_app;
grant update on catalogue.revision, catalogue.sector, catalogue.document_type, catalogue.bundle to motcua_app;
grant update (valid) on catalogue.procedure_version, catalogue.form_version to motcua_app;
grant delete on catalogue.synonym to motcua_app;
