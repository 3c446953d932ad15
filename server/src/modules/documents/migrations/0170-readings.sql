-- Owner: documents. What is read in the background: of each file that is a paper or waits in a tray a small picture, its text, and
-- a copy for the archive are made, one file after the other, and tried again a few times where that fails.

-- Tệp cần đọc. What is made of it stands in documents.rendition; this is the work, and how it went.
create table documents.reading (
  sha256   bytea       primary key references documents.file on delete cascade,
  since    timestamptz not null,
  -- When it is tried next; also until when whoever tries it now has it to themselves. Null once that has ended.
  due_at   timestamptz,
  tries    integer     not null default 0 check (tries >= 0),
  -- Why the last try failed.
  why      text        check (length(why) between 1 and 80),
  -- read: all is made. failed: some of it cannot be, and why says so.
  outcome  text        check (outcome in ('read', 'failed')),
  ended_at timestamptz,
  -- It is signed: it is its own archive, and no copy is made of it.
  is_signed boolean,
  constraint reading_due_until_its_end
    check ((due_at is null) = (outcome is not null) and (ended_at is null) = (outcome is null)),
  constraint reading_failed_for_a_reason check (outcome is distinct from 'failed' or why is not null)
);
comment on table documents.reading is 'Tệp cần tạo bản lưu trữ, ảnh nhỏ và nhận dạng chữ';
create index reading_due on documents.reading (due_at) where outcome is null;
grant select, insert, update (due_at, tries, why, outcome, ended_at, is_signed) on documents.reading to motcua_app;
grant select (since, due_at, tries, why, outcome, ended_at, is_signed) on documents.reading to motcua_report;

-- What came in before: papers that people sent, and what waits in trays.
insert into documents.reading (sha256, since, due_at)
select sha256, min(at), min(at) from (
  select sha256, added_at as at from documents.paper where source <> 'result'
  union all select upload.sha256, scan.at from documents.scan join documents.upload on upload.id = scan.upload_id
) as old group by sha256;
