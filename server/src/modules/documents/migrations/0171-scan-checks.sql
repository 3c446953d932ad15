-- Owner: documents. Whether a scan can be read, as it was measured before it was put into a dossier, and who let it pass all the same.

-- Kết quả kiểm tra chất lượng ảnh quét.
create table documents.scan_check (
  upload_id bigint      primary key references documents.upload on delete cascade,
  at        timestamptz not null,
  -- As judgeScan says them, each with its page and figures; none: it can be read.
  faults    jsonb       not null check (jsonb_typeof(faults) = 'array'),
  -- Since when it may be used all the same, who says so, and why.
  passed_at timestamptz,
  passed_by bigint,
  reason    text        check (length(reason) between 3 and 500),
  constraint scan_check_passed_whole
    check ((passed_at is null) = (passed_by is null) and (passed_at is null) = (reason is null))
);
comment on table documents.scan_check is 'Kết quả kiểm tra chất lượng ảnh quét, và lý do vẫn dùng bản chưa đạt';
grant select, insert, update (at, faults, passed_at, passed_by, reason) on documents.scan_check to motcua_app;
grant select (upload_id, at, passed_at, passed_by) on documents.scan_check to motcua_report;
