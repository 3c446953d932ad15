-- Owner: dossiers. How long a package stays in the archive: held whatever its time says, or destroyed when it is over, proposed by
-- one person and decided by another (Luật Lưu trữ 2011 Đ.17, Đ.28).

-- Tạm giữ, không hủy (tranh chấp, thanh tra, điều tra).
create table dossiers.archive_hold (
  id         bigint      generated always as identity primary key,
  package_id bigint      not null references dossiers.archive_package,
  reason     text        not null check (length(reason) between 1 and 500),
  set_at     timestamptz not null,
  set_by     bigint      not null,
  lifted_at  timestamptz check (lifted_at >= set_at),
  lifted_by  bigint,
  lifted_why text        check (length(lifted_why) between 1 and 500),
  constraint archive_hold_lifted_whole
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null))
);
comment on table dossiers.archive_hold is 'Tạm giữ hồ sơ lưu trữ, không được hủy';
create unique index archive_hold_open_once on dossiers.archive_hold (package_id) where lifted_at is null;

-- Đề nghị hủy hồ sơ hết thời hạn bảo quản, và quyết định.
create table dossiers.archive_destruction (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint archive_destruction_addressed_once unique,
  unit_id      bigint      not null references organisation.unit,
  reason       text        not null check (length(reason) between 1 and 500),
  proposed_at  timestamptz not null,
  proposed_by  bigint      not null,
  proposed_for bigint,
  closed_at    timestamptz check (closed_at >= proposed_at),
  closed_by    bigint,
  is_approved  boolean,
  note         text        not null default '' check (length(note) <= 500),
  -- Bodies of files that nothing else named, and that were taken off both stores.
  bodies       integer     check (bodies >= 0),
  constraint archive_destruction_closed_whole check ((closed_at is null) = (closed_by is null)
    and (closed_at is null) = (is_approved is null)),
  constraint archive_destruction_by_another check (closed_by <> proposed_by or is_approved = false),
  constraint archive_destruction_counted check ((bodies is not null) = (is_approved is true))
);
comment on table dossiers.archive_destruction is 'Đề nghị và quyết định hủy hồ sơ lưu trữ hết giá trị';
create index archive_destruction_of_unit on dossiers.archive_destruction (unit_id, id desc);

create table dossiers.archive_destruction_item (
  destruction_id bigint  not null references dossiers.archive_destruction,
  package_id     bigint  not null references dossiers.archive_package,
  -- Of a proposal that waits: a package is in one at a time.
  is_open        boolean not null default true,
  primary key (destruction_id, package_id)
);
comment on table dossiers.archive_destruction_item is 'Hồ sơ trong một đề nghị hủy';
create unique index archive_destruction_open_once on dossiers.archive_destruction_item (package_id) where is_open;

-- What was destroyed keeps its row: number, sum, batch and decision are the record of it.
alter table dossiers.archive_package drop constraint archive_package_state_check;
alter table dossiers.archive_package add constraint archive_package_state_check
  check (state in ('waiting', 'faulty', 'made', 'handed-over', 'kept', 'refused', 'destroyed'));

grant select, insert on dossiers.archive_hold, dossiers.archive_destruction, dossiers.archive_destruction_item to motcua_app;
grant update (lifted_at, lifted_by, lifted_why) on dossiers.archive_hold to motcua_app;
grant update (closed_at, closed_by, is_approved, note, bodies) on dossiers.archive_destruction to motcua_app;
grant update (is_open) on dossiers.archive_destruction_item to motcua_app;
grant usage on all sequences in schema dossiers to motcua_app;
revoke all on dossiers.archive_hold, dossiers.archive_destruction, dossiers.archive_destruction_item from motcua_report;
grant select (id, package_id, set_at, lifted_at) on dossiers.archive_hold to motcua_report;
grant select (id, public_id, unit_id, proposed_at, closed_at, is_approved, bodies) on dossiers.archive_destruction to motcua_report;
grant select on dossiers.archive_destruction_item to motcua_report;
