-- Owner: dossiers. An intake under way at a counter: what is held of somebody is looked up for one, and the record of the look names it
-- (NĐ 45/2020/NĐ-CP Đ.16: agencies read only for a dossier of the owner). It holds good on its day; the dossier that came out of it is
-- joined to it, and what came to nothing can be listed.

create table dossiers.intake (
  id                   bigint      generated always as identity primary key,
  public_id            uuid        not null default gen_random_uuid() constraint intake_addressed_once unique,
  -- On which sheet of whom; of two intakes of one person each is its own.
  account_id           bigint      not null,
  sheet_id             uuid        not null,
  -- The counter, as it was then.
  unit_id              bigint      not null,
  person_id            bigint      not null,
  procedure_version_id bigint      not null,
  opened_on            date        not null,
  opened_at            timestamptz not null,
  -- Empty while it is under way, and for ever where it came to nothing.
  dossier_id           bigint      references dossiers.dossier,
  constraint intake_opened_once unique (account_id, sheet_id, person_id, procedure_version_id, opened_on)
);
comment on table dossiers.intake is 'Lượt tiếp nhận đang làm tại quầy, để xem giấy tờ trong Kho';
create index intake_of_days on dossiers.intake (opened_at desc);
create index intake_of_dossier on dossiers.intake (dossier_id) where dossier_id is not null;
grant select, insert, update (dossier_id) on dossiers.intake to motcua_app;
grant select (id, unit_id, procedure_version_id, opened_on, opened_at, dossier_id) on dossiers.intake to motcua_report;
