-- Owner: dossiers. Where digitisation is in force, a component that went on to whoever settles without a digital paper: why,
-- and who said so (domain 7.1, KH 1107 II.2.4-6).

-- Thành phần hồ sơ chuyển đi khi chưa số hóa.
create table dossiers.undigitised (
  -- Told before the dossier is stored, whose number comes last.
  dossier_id bigint      not null references dossiers.dossier deferrable initially deferred,
  component  text        not null check (length(component) between 1 and 80),
  reason     text        not null
    check (reason in ('no-scanner', 'no-line', 'too-large', 'too-fragile', 'too-many', 'other')),
  note       text        check (length(note) between 1 and 500),
  at         timestamptz not null,
  by         bigint      not null,
  primary key (dossier_id, component),
  constraint undigitised_other_explained check (reason <> 'other' or note is not null)
);
comment on table dossiers.undigitised is 'Thành phần hồ sơ chuyển đi khi chưa số hóa, và lý do';

grant select, insert on dossiers.undigitised to motcua_app;
revoke select on dossiers.undigitised from motcua_report;
grant select (dossier_id, component, reason, at, by) on dossiers.undigitised to motcua_report;
