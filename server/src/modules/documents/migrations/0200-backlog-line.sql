-- Owner: documents. The line on which results of the past are digitised: packages of listed results, each scanned, read off and
-- checked by a second person (KH 1107 II.2.2).

-- Gói công việc số hóa: results of one agency and type that are worked on together.
create table documents.backlog_package (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint backlog_package_addressed_once unique,
  unit_id       bigint      not null references organisation.unit,
  document_type text        not null check (length(document_type) between 1 and 80),
  made_at       timestamptz not null,
  made_by       bigint      not null
);
comment on table documents.backlog_package is 'Gói công việc số hóa kết quả còn hiệu lực';
create index backlog_package_of_unit on documents.backlog_package (unit_id, id desc);

alter table documents.backlog_item add column package_id bigint references documents.backlog_package;
comment on column documents.backlog_item.package_id is 'Gói công việc số hóa';
create index backlog_item_of_package on documents.backlog_item (package_id, id) where package_id is not null;
create index backlog_item_unpacked   on documents.backlog_item (unit_id, document_type, id) where package_id is null and paper_id is null;

-- Việc trên dây chuyền của một kết quả. None: it waits to be scanned.
create table documents.backlog_work (
  item_id      bigint      primary key references documents.backlog_item,
  stage        text        not null check (stage in ('scanned', 'indexed', 'kept')),
  upload_id    bigint      not null references documents.upload,
  scanned_at   timestamptz not null,
  scanned_by   bigint      not null,
  -- As somebody read it off the picture; null before.
  number       text        check (length(number) between 1 and 120),
  issued_on    date,
  valid_to     date,
  owner_name   text        check (length(owner_name) between 1 and 200),
  owner_number text        check (length(owner_number) between 1 and 20),
  indexed_at   timestamptz,
  indexed_by   bigint,
  checked_at   timestamptz,
  -- Another than who scanned it or read it off.
  checked_by   bigint,
  -- Why it was sent back to be scanned or read off anew.
  sent_back_why text       check (length(sent_back_why) between 1 and 500),
  constraint backlog_work_indexed check (stage = 'scanned'
    or (number is not null and issued_on is not null and owner_name is not null and owner_number is not null and indexed_by is not null)),
  constraint backlog_work_checked check (stage <> 'kept' or checked_by not in (scanned_by, indexed_by)),
  constraint backlog_work_valid_in_order check (valid_to >= issued_on)
);
comment on table documents.backlog_work is 'Công đoạn số hóa của một kết quả: quét, nhập dữ liệu, kiểm tra';
create index backlog_work_of_upload on documents.backlog_work (upload_id);

-- A result of the past came with no dossier of ours: two people compared it (backlog_work), and an article says that it stands there.
alter table documents.keeping
  drop constraint if exists keeping_accepted_somewhere,
  add constraint keeping_by_some_right check (
    case basis when 'owner' then dossier_id is null when 'consent' then dossier_id is not null else true end);

grant select, insert on documents.backlog_package to motcua_app;
grant select, insert, update on documents.backlog_work to motcua_app;
grant update (package_id) on documents.backlog_item to motcua_app;
revoke all on documents.backlog_package, documents.backlog_work from motcua_report;
grant select (id, public_id, unit_id, document_type, made_at) on documents.backlog_package to motcua_report;
grant select (item_id, stage, issued_on, valid_to, scanned_at, indexed_at, checked_at) on documents.backlog_work to motcua_report;
grant select (package_id) on documents.backlog_item to motcua_report;
