-- Owner: catalogue. The catalogue of document types, standardised and versioned (KH 1107 II.2.7): what a type was called when,
-- which national code stands for it since when, and which of two that are the same goes on.

-- Phiên bản loại giấy tờ: what it said of itself, by days; the row of the type says what holds today.
create table catalogue.document_type_version (
  id               bigint    generated always as identity primary key,
  document_type_id bigint    not null references catalogue.document_type,
  -- Empty: changed again on the day on which it began.
  valid            daterange not null,
  code             text      not null,
  is_code_invented boolean   not null,
  name             text      not null,
  issuer           text,
  is_reusable      boolean   not null,
  source           text,
  is_secret        boolean   not null,
  constraint document_type_version_once_a_day exclude using gist (document_type_id with =, valid with &&)
);
comment on table catalogue.document_type_version is 'Phiên bản loại giấy tờ, kết quả, theo ngày';
insert into catalogue.document_type_version (document_type_id, valid, code, is_code_invented, name, issuer, is_reusable, source,
  is_secret)
select id, daterange('1989-07-01', null), code, is_code_invented, name, issuer, is_reusable, source, is_secret
from catalogue.document_type order by id;

-- Tên khác, mã cũ, mã quốc gia của loại giấy tờ; and that it is the same as another. Each holds for days.
create table catalogue.document_type_alias (
  id               bigint      generated always as identity primary key,
  public_id        uuid        not null default gen_random_uuid() constraint document_type_alias_addressed_once unique,
  document_type_id bigint      not null references catalogue.document_type,
  -- name: what it is called, too. old-code: a code it had. national-code: the code of the national catalogue. same-as: it is a
  -- double, and text is the key of the type that goes on.
  kind             text        not null check (kind in ('name', 'old-code', 'national-code', 'same-as')),
  text             text        not null check (length(text) between 1 and 200),
  folded           text        not null generated always as (catalogue.fold(text)) stored,
  valid            daterange   not null check (not isempty(valid)),
  source           text        not null check (source in ('data', 'desk')),
  reason           text        check (length(reason) between 1 and 500),
  made_at          timestamptz not null,
  made_by          bigint      not null,
  ended_at         timestamptz,
  ended_by         bigint,
  constraint alias_of_a_type_once exclude using gist (document_type_id with =, kind with =, folded with =, valid with &&),
  -- One national code of a type a day, and one type that goes on for it.
  constraint alias_alone_of_its_kind exclude using gist (document_type_id with =, kind with =, valid with &&)
    where (kind in ('national-code', 'same-as')),
  constraint national_code_means_one_type exclude using gist (folded with =, valid with &&) where (kind = 'national-code'),
  constraint alias_ended_whole check ((ended_at is null) = (ended_by is null)),
  constraint same_as_for_a_reason check (kind <> 'same-as' or reason is not null)
);
comment on table catalogue.document_type_alias is 'Tên khác, mã cũ, mã quốc gia của loại giấy tờ; loại trùng';

grant select, insert on catalogue.document_type_version, catalogue.document_type_alias to motcua_app;
grant update (valid) on catalogue.document_type_version to motcua_app;
grant update (valid, ended_at, ended_by) on catalogue.document_type_alias to motcua_app;
revoke all on catalogue.document_type_version, catalogue.document_type_alias from motcua_report;
grant select on catalogue.document_type_version to motcua_report;
grant select (id, public_id, document_type_id, kind, text, folded, valid, source, made_at, ended_at)
  on catalogue.document_type_alias to motcua_report;
