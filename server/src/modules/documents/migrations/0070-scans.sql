-- Owner: documents. The tray of a unit: scans that came by its folder or in a batch, and stand in no dossier yet.

-- Khay quét. A scan waits here until it is a paper of a dossier, or somebody puts it away with a reason: none is lost.
create table documents.scan (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint scan_addressed_once unique,
  unit_id      bigint      not null references organisation.unit,
  -- As it came in, taken in by the program: names its file as long as the scan is there.
  upload_id    bigint      not null constraint scan_uploaded_once unique references documents.upload,
  -- folder: a program of the scanner put it into the folder of the unit. batch: a part of what was scanned in one go.
  came         text        not null check (came in ('folder', 'batch')),
  at           timestamptz not null,
  -- Who takes it into a dossier, by an upload of theirs; it waits again when that is forgotten.
  taken_by     bigint,
  taken_upload bigint      references documents.upload on delete set null,
  -- Since when it is a paper of a dossier.
  filed_at     timestamptz,
  put_away_at  timestamptz,
  put_away_by  bigint,
  put_away_why text        check (length(put_away_why) between 1 and 500),
  constraint scan_filed_from_upload check (filed_at is null or taken_upload is not null),
  constraint scan_put_away_whole check (
    (put_away_at is null) = (put_away_by is null) and (put_away_at is null) = (put_away_why is null)),
  constraint scan_ends_once check (filed_at is null or put_away_at is null)
);
comment on table documents.scan is 'Bản quét trong khay của đơn vị, chưa vào hồ sơ';
create index scan_waiting on documents.scan (unit_id, id) where filed_at is null and put_away_at is null;
create index scan_taken   on documents.scan (taken_upload) where taken_upload is not null;

grant select, insert on documents.scan to motcua_app;
grant update (taken_by, taken_upload, filed_at, put_away_at, put_away_by, put_away_why) on documents.scan to motcua_app;
grant usage on all sequences in schema documents to motcua_app;
grant select (id, unit_id, came, at, filed_at, put_away_at) on documents.scan to motcua_report;
