-- Owner: dossiers. A second supplement makes a dossier late by the rule of QĐ 766/QĐ-TTg, whatever its day (R8).

alter table dossiers.dossier add column late_by_supplement_at timestamptz;
comment on column dossiers.dossier.late_by_supplement_at is
  'Thời điểm thành quá hạn do yêu cầu bổ sung quá số lần được phép (QĐ 766); trống nếu không';

-- A reason of the head was asked only for the one too many.
update dossiers.dossier d set late_by_supplement_at = (
  select min(s.asked_at) from dossiers.supplement s
  where s.dossier_id = d.id and s.stage = 'supplement' and s.head_reason is not null)
where d.supplements > 1;

create index dossier_late_by_supplement on dossiers.dossier (late_by_supplement_at, id)
  where late_by_supplement_at is not null and closed_at is null;

grant update (late_by_supplement_at) on dossiers.dossier to motcua_app;
grant select (late_by_supplement_at) on dossiers.dossier to motcua_report;
