-- Owner: dossiers. Where a succession of units sent a dossier by a rule for what is not known, until somebody has looked.

-- Nơi chuyển đến do suy đoán. One row a plan and dossier; from where it came is as it was, and is not moved again.
create table dossiers.presumption (
  id                 bigint      generated always as identity primary key,
  public_id          uuid        not null default gen_random_uuid() constraint presumption_addressed_once unique,
  plan               text        not null,
  dossier_id         bigint      not null references dossiers.dossier,
  from_section_id    bigint      not null,
  from_competent_id  bigint      not null,
  at                 timestamptz not null,
  settled_at         timestamptz check (settled_at >= at),
  settled_by         bigint,
  constraint presumed_once unique (plan, dossier_id),
  constraint presumption_settled_by_somebody check ((settled_at is null) = (settled_by is null))
);
comment on table dossiers.presumption is 'Hồ sơ chuyển đơn vị theo suy đoán, chờ quản trị xem lại';
create index presumption_to_settle on dossiers.presumption (plan, id) where settled_at is null;

grant select, insert on dossiers.presumption to motcua_app;
grant update (settled_at, settled_by) on dossiers.presumption to motcua_app;
grant select on dossiers.presumption to motcua_report;
