-- Owner: documents. What a file could do is known before anybody opens it, and kept beside it.

-- Kết quả kiểm tra tệp. Null: taken before files were looked at for it, and shown as ever.
alter table documents.file
  add column verdict text check (verdict in ('accepted', 'inert')),
  -- What it could do, for which it is shown only as pictures of its pages.
  add column reasons text[] not null default '{}',
  add constraint file_inert_for_a_reason check (
    (verdict is not distinct from 'inert') = (cardinality(reasons) > 0)
    and reasons <@ '{javascript,launch,embedded-file,xfa,rich-media,submit-form}');
comment on column documents.file.verdict is 'Kết quả kiểm tra: nhận, hoặc nhận nhưng chỉ xem bằng ảnh từng trang';

grant select (verdict, reasons) on documents.file to motcua_report;
-- Of a file from before, when its content is brought again and looked at.
grant update (verdict, reasons) on documents.file to motcua_app;
