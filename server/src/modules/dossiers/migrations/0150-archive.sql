-- Owner: dossiers. A dossier that is over is closed into the electronic archive: a package is made of it, handed over to the
-- archive of its agency within a year, and received there (TT 13/2023/TT-BNV; Luật Lưu trữ 2011 Đ.11).

-- Lần giao nộp hồ sơ vào lưu trữ cơ quan. One of several packages, received as a whole, each accepted or refused.
create table dossiers.archive_batch (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint archive_batch_addressed_once unique,
  -- The agency whose archive it is for.
  unit_id     bigint      not null references organisation.unit,
  handed_at   timestamptz not null,
  handed_by   bigint      not null,
  received_at timestamptz check (received_at >= handed_at),
  received_by bigint,
  constraint archive_batch_received_whole check ((received_at is null) = (received_by is null))
);
comment on table dossiers.archive_batch is 'Lần giao nộp hồ sơ điện tử vào lưu trữ cơ quan, và biên nhận';
create index archive_batch_of_unit on dossiers.archive_batch (unit_id, id desc);

-- Gói hồ sơ lưu trữ. One each time that a dossier is closed into the archive: one that was faulty or refused is made anew.
create table dossiers.archive_package (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint archive_package_addressed_once unique,
  dossier_id  bigint      not null references dossiers.dossier,
  -- Of the agency that settled it.
  unit_id     bigint      not null references organisation.unit,
  -- waiting: to be made. faulty: what stands in the way is in faults. made: whole and checked, with the unit. handed-over:
  -- with the archive, not looked at yet. kept: received. refused: given back with a reason.
  state       text        not null default 'waiting'
    check (state in ('waiting', 'faulty', 'made', 'handed-over', 'kept', 'refused')),
  -- Why it goes there though not everything is digital, or a signature on what was handed in does not hold.
  reason      text        check (length(reason) between 1 and 500),
  closed_at   timestamptz not null,
  asked_at    timestamptz not null,
  asked_by    bigint      not null,
  -- When a worker may take it up (again).
  due_at      timestamptz not null,
  tries       smallint    not null default 0,
  -- [{code, path?}]
  faults      jsonb       not null default '[]' check (jsonb_typeof(faults) = 'array'),
  made_at     timestamptz,
  sha256      bytea       references documents.file,
  size        bigint      check (size > 0),
  files       integer     check (files > 0),
  -- Last day on which it is kept (thời hạn bảo quản), by the rule of the day it was made; none: for ever.
  retain_until date,
  retention_article text  check (length(retention_article) between 1 and 500),
  batch_id    bigint      references dossiers.archive_batch,
  decided_at  timestamptz,
  decided_by  bigint,
  refused_why text        check (length(refused_why) between 1 and 500),
  constraint archive_package_made_whole check ((made_at is null) = (sha256 is null) and (made_at is null) = (size is null)
    and (made_at is null) = (files is null) and (made_at is null) = (retention_article is null)),
  constraint archive_package_made_by_state check ((made_at is null) = (state in ('waiting', 'faulty'))),
  constraint archive_package_faulty_for_something check ((state = 'faulty') = (faults <> '[]')),
  constraint archive_package_handed_by_state check ((batch_id is null) = (state in ('waiting', 'faulty', 'made'))),
  constraint archive_package_decided_whole check ((decided_at is null) = (decided_by is null)
    and (decided_at is null) = (state in ('waiting', 'faulty', 'made', 'handed-over'))),
  constraint archive_package_refused_for_a_reason check ((state = 'refused') = (refused_why is not null))
);
comment on table  dossiers.archive_package              is 'Gói hồ sơ lưu trữ điện tử';
comment on column dossiers.archive_package.retain_until is 'Ngày cuối của thời hạn bảo quản; trống: vĩnh viễn';
create unique index archive_package_open_once on dossiers.archive_package (dossier_id) where state not in ('faulty', 'refused');
create index archive_package_of_dossier on dossiers.archive_package (dossier_id, id desc);
create index archive_package_to_make on dossiers.archive_package (due_at) where state = 'waiting';
create index archive_package_of_unit on dossiers.archive_package (unit_id, state, id desc);
create index archive_package_of_batch on dossiers.archive_package (batch_id, id) where batch_id is not null;
create index archive_package_of_file on dossiers.archive_package (sha256) where sha256 is not null;
-- What is over and received, by whose it is: what is due for the archive is found by it.
create index dossier_over on dossiers.dossier (competent_unit_id, closed_at, id)
  where closed_at is not null and received_at is not null;

grant select, insert on dossiers.archive_batch, dossiers.archive_package to motcua_app;
grant update (received_at, received_by) on dossiers.archive_batch to motcua_app;
grant update (state, due_at, tries, faults, made_at, sha256, size, files, retain_until, retention_article, batch_id, decided_at,
  decided_by, refused_why) on dossiers.archive_package to motcua_app;
grant usage on all sequences in schema dossiers to motcua_app;
revoke all on dossiers.archive_batch, dossiers.archive_package from motcua_report;
grant select (id, public_id, unit_id, handed_at, received_at) on dossiers.archive_batch to motcua_report;
grant select (id, public_id, dossier_id, unit_id, state, closed_at, asked_at, made_at, size, files, retain_until, batch_id,
  decided_at) on dossiers.archive_package to motcua_report;
