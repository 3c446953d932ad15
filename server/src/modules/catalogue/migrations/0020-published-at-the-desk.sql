-- Owner: catalogue. Versions that were published from a package at the desk, and what forms are drafted from: their
-- source as it was written, and the dictionary that their fields are named by.

-- An import leaves alone what is published at the desk: the files would otherwise take it back the next night.
alter table catalogue.procedure_version add column is_from_desk boolean not null default false;
alter table catalogue.form_version add column is_from_desk boolean not null default false;
comment on column catalogue.procedure_version.is_from_desk is 'Công bố từ một gói tại bàn làm việc';
comment on column catalogue.form_version.is_from_desk is 'Công bố từ một gói tại bàn làm việc';

create table catalogue.form_source (
  form_version_id bigint primary key references catalogue.form_version,
  source          jsonb  not null check (jsonb_typeof(source) = 'object')
);
comment on table catalogue.form_source is 'Biểu mẫu như người soạn đã viết, trước khi biên dịch';

create table catalogue.form_dictionary (
  id          bigint      generated always as identity primary key,
  content     jsonb       not null check (jsonb_typeof(content) = 'object'),
  fingerprint text        not null,
  loaded_at   timestamptz not null
);
comment on table catalogue.form_dictionary is 'Từ điển dữ liệu, vai và bảng mã; the newest holds';

grant select, insert on catalogue.form_source, catalogue.form_dictionary to motcua_app;
grant usage on all sequences in schema catalogue to motcua_app;
grant select on catalogue.form_source, catalogue.form_dictionary to motcua_report;
grant select (is_from_desk) on catalogue.procedure_version, catalogue.form_version to motcua_report;
