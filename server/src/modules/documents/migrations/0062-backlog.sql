-- Owner: documents. Results of the past that are still in force: how many there are, by their agency and type, as somebody declared;
-- and each one that is listed, to be digitised (KH 1107 II.2.2, II.2.3).

-- Khai số kết quả còn hiệu lực: what was declared last holds.
create table documents.backlog_declaration (
  id            bigint      generated always as identity primary key,
  -- Whose results they are.
  unit_id       bigint      not null references organisation.unit,
  document_type text        not null check (length(document_type) between 1 and 80),
  amount        integer     not null check (amount >= 0),
  -- As of which day they were counted.
  as_of         date        not null,
  declared_at   timestamptz not null,
  declared_by   bigint      not null
);
comment on table documents.backlog_declaration is 'Khai số kết quả giải quyết TTHC còn hiệu lực, theo cơ quan và loại';
create index backlog_declared on documents.backlog_declaration (unit_id, document_type, id desc);

-- Nhập danh sách từ tệp bảng tính.
create table documents.backlog_import (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint backlog_import_addressed_once unique,
  unit_id       bigint      not null references organisation.unit,
  document_type text        not null check (length(document_type) between 1 and 80),
  sha256        bytea       not null check (octet_length(sha256) = 32),
  rows          integer     not null check (rows > 0),
  -- Those that were not listed before.
  taken         integer     not null check (taken between 0 and rows),
  at            timestamptz not null,
  by            bigint      not null
);
comment on table documents.backlog_import is 'Lần nhập danh sách kết quả còn hiệu lực từ tệp';

-- Kết quả còn hiệu lực cần số hóa.
create table documents.backlog_item (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint backlog_item_addressed_once unique,
  unit_id       bigint      not null references organisation.unit,
  document_type text        not null check (length(document_type) between 1 and 80),
  number        text        not null check (length(number) between 1 and 120),
  -- As it is compared: folded.
  number_key    text        not null check (number_key <> ''),
  issued_on     date        not null,
  valid_to      date,
  owner_kind    text        not null check (owner_kind in ('citizen', 'organisation')),
  owner_name    text        not null check (length(owner_name) between 1 and 200),
  owner_number  text        check (length(owner_number) between 1 and 20),
  listed_at     timestamptz not null,
  listed_by     bigint      not null,
  -- Its digital copy in the Kho.
  paper_id      bigint      references documents.paper,
  constraint backlog_listed_once unique (unit_id, document_type, number_key, issued_on),
  constraint backlog_item_valid_in_order check (valid_to >= issued_on)
);
comment on table documents.backlog_item is 'Kết quả giải quyết TTHC còn hiệu lực, cần số hóa';
create index backlog_item_of_unit on documents.backlog_item (unit_id, document_type, id);
create index backlog_item_of_paper on documents.backlog_item (paper_id) where paper_id is not null;

grant select, insert on documents.backlog_declaration, documents.backlog_import, documents.backlog_item to motcua_app;
grant update (paper_id) on documents.backlog_item to motcua_app;
revoke all on documents.backlog_declaration, documents.backlog_import, documents.backlog_item from motcua_report;
grant select (id, unit_id, document_type, amount, as_of, declared_at) on documents.backlog_declaration to motcua_report;
grant select (id, public_id, unit_id, document_type, rows, taken, at) on documents.backlog_import to motcua_report;
grant select (id, public_id, unit_id, document_type, issued_on, valid_to, owner_kind, listed_at, paper_id)
  on documents.backlog_item to motcua_report;
