-- Owner: dossiers. Printed copies of electronic documents bear marks of their conversion (NĐ 45/2020 Đ.18); the document itself is
-- not touched, and the copy is set anew from it and from this row.

-- Bản giấy chuyển đổi từ văn bản điện tử.
create table dossiers.conversion (
  -- Stands in the code, so that the paper in hand leads here.
  serial         bigint      primary key,
  -- Mã bản chuyển đổi.
  code           text        not null constraint conversion_coded_once unique check (length(code) between 5 and 120),
  -- For which dossier it was asked, and which paper was converted; what it was by content.
  dossier_id     bigint      not null references dossiers.dossier,
  paper_id       bigint      not null references documents.paper,
  sha256         bytea       not null check (length(sha256) = 32),
  -- As it is printed: agency and person, of that moment.
  agency_id      bigint      not null,
  agency_name    text        not null check (length(agency_name) between 1 and 300),
  converter_name text        not null check (length(converter_name) between 1 and 200),
  converted_at   timestamptz not null,
  converted_by   bigint      not null
);
comment on table dossiers.conversion is 'Bản giấy chuyển đổi từ văn bản điện tử, và ai chuyển đổi, lúc nào';
create index conversion_of_dossier on dossiers.conversion (dossier_id, serial);
create sequence dossiers.conversion_serial_seq;

grant select, insert on dossiers.conversion to motcua_app;
grant usage on sequence dossiers.conversion_serial_seq to motcua_app;
grant select (serial, code, dossier_id, paper_id, agency_id, converted_at) on dossiers.conversion to motcua_report;
