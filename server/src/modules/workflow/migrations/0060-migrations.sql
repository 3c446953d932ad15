-- Owner: workflow. A move of runs to another version is done by a job, run after run; what became of each is kept.

-- Done: no run is left to be moved. Undone: none is left to be taken back, or each that is has gone on since.
alter table workflow.migration
  add column done_at       timestamptz,
  add column undo_asked_at timestamptz,
  add column undo_asked_by bigint,
  add column undo_done_at  timestamptz,
  add constraint migration_undo_whole check ((undo_asked_at is null) = (undo_asked_by is null)),
  add constraint migration_undone_last
    check ((undo_asked_at is null or done_at is not null) and (undo_done_at is null or undo_asked_at is not null));
-- Nothing but tests had ever begun one.
update workflow.migration set done_at = begun_at;
create unique index migration_open_once on workflow.migration (from_model_id) where done_at is null;
create index migration_to_undo on workflow.migration (id) where undo_asked_at is not null and undo_done_at is null;

-- Kết quả từng lượt chạy. One that could not go on where it stands has its reasons, and no place before.
alter table workflow.migrated
  alter column before drop not null,
  alter column stands drop not null,
  add column faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  add column undo_refused_at timestamptz,
  add constraint migrated_or_refused check (
    (before is null) = (stands is null) and (before is null) = (faults <> '[]')
    and (before is not null or undone_at is null and undo_refused_at is null)
    and (undone_at is null or undo_refused_at is null));
comment on column workflow.migrated.undo_refused_at is 'Không lùi lại được: đã đi tiếp sau khi chuyển';
create index migrated_to_undo on workflow.migrated (migration_id, instance_id)
  where before is not null and undone_at is null and undo_refused_at is null;

grant update (done_at, undo_asked_at, undo_asked_by, undo_done_at) on workflow.migration to motcua_app;
grant update (undo_refused_at) on workflow.migrated to motcua_app;
grant select (done_at, undo_asked_at, undo_done_at) on workflow.migration to motcua_report;
grant select (faults, undo_refused_at) on workflow.migrated to motcua_report;

-- Bước đang mở đổi chỗ trong quy trình mới: it goes on under the name that the other version gives it.
grant update (node_id, name) on workflow.task to motcua_app;
