-- Owner: documents. What lies in trays without a dossier, and what papers were made of, is kept for a time and not for ever (policy
-- `tray-retention`; NĐ 13/2023/NĐ-CP Đ.3: no longer than it serves). Papers of dossiers are not touched by it.

alter table documents.scan
  -- Empty once the scan was destroyed, or is a paper whose own upload names the file.
  alter column upload_id drop not null,
  -- When its file went; that it came, who put it away and why stays.
  add column destroyed_at timestamptz,
  add constraint scan_waits_with_file check (upload_id is not null or filed_at is not null or put_away_at is not null),
  add constraint scan_destroyed_was_put_away check (destroyed_at is null or (put_away_at is not null and upload_id is null));
comment on column documents.scan.destroyed_at is 'Thời điểm xóa tệp quét không vào hồ sơ nào';

-- What the job looks for each day: nothing else of the table is read for it.
create index scan_put_away on documents.scan (put_away_at) where put_away_at is not null and upload_id is not null;
create index scan_filed on documents.scan (filed_at) where filed_at is not null and upload_id is not null;
create index scan_old on documents.scan (at) where filed_at is null and put_away_at is null and taken_upload is null;

grant update (upload_id, destroyed_at) on documents.scan to motcua_app;
grant select (destroyed_at) on documents.scan to motcua_report;
-- Lets go of what a paper was made of, some time after it is one: the link alone, the file is forgotten as unused.
grant delete on documents.made_of to motcua_app;

-- Scans taken before they were linked to what they were made of: the batch stays as long as one of them is no paper yet.
insert into documents.made_of (upload_id, from_upload)
select scan.taken_upload, made.from_upload from documents.scan join documents.made_of made on made.upload_id = scan.upload_id
where scan.taken_upload is not null and scan.filed_at is null and scan.taken_upload <> made.from_upload
on conflict do nothing;
