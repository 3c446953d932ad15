-- Owner: documents. What was made of files before they became papers: pages turned, left out, joined, a batch split.

-- Tệp được tạo từ tệp gốc. What was handed in stays byte for byte, as long as what was made of it is there.
create table documents.made_of (
  upload_id   bigint not null references documents.upload on delete cascade,
  from_upload bigint not null references documents.upload on delete cascade,
  primary key (upload_id, from_upload),
  constraint made_of_another check (upload_id <> from_upload)
);
comment on table documents.made_of is 'Tệp được tạo từ tệp gốc: xoay, bỏ, gộp, tách trang';
create index made_of_source on documents.made_of (from_upload);

grant select, insert on documents.made_of to motcua_app;
