-- Owner: dossiers. Questions of a declaration that what is held of the applicant could answer (a paper in the Kho, or what they declared
-- in an earlier dossier), and what became of each when it was handed in (KH 1107 II.3.3): the measure of asking once, beside that of papers.

create table dossiers.held_field (
  dossier_id bigint not null references dossiers.dossier,
  -- The key of the question in the form of the dossier; what was answered stands in `answers`.
  field      text   not null,
  source     text   not null constraint held_field_source check (source in ('kho', 'dossiers')),
  outcome    text   not null constraint held_field_outcome check (outcome in ('reused', 'corrected')),
  primary key (dossier_id, field)
);
comment on table dossiers.held_field is 'Ô tờ khai đã có sẵn dữ liệu: dùng lại hay khai khác';
grant select, insert on dossiers.held_field to motcua_app;
grant select on dossiers.held_field to motcua_report;
