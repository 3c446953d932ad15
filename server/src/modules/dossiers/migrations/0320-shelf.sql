-- Owner: dossiers. Where in a section an uncollected result lies, and that it went to the archive when its local term was over.

alter table dossiers.custody
  -- Kệ, ngăn: as the section marks them.
  add column shelf text check (length(shelf) between 1 and 40),
  -- Chuyển lưu trữ vì quá hạn mà không ai đến nhận; brought back when somebody comes.
  add column archived_at timestamptz check (archived_at >= since),
  add constraint custody_of_archive_not_reminded check (archived_at is null or remind_at is null),
  add constraint custody_of_archive_not_shelved check (archived_at is null or shelf is null),
  add constraint custody_of_archive_not_returned check (archived_at is null or returned_at is null);
create index custody_on_shelf on dossiers.custody (unit_id, since, dossier_id) where returned_at is null and archived_at is null;
create index custody_in_archive on dossiers.custody (unit_id, archived_at, dossier_id) where archived_at is not null;

grant update (shelf, archived_at) on dossiers.custody to motcua_app;
grant select (shelf, archived_at) on dossiers.custody to motcua_report;
