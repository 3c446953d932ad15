-- Owner: dossiers. What a decision table of the version said of a dossier, and by which of its rules: fee, papers, limit.
-- The version is the dossier's own, so that the table can be read for ever. Written once for each time it was asked.

create table dossiers.decided_by_table (
  id         bigint      generated always as identity primary key,
  dossier_id bigint      not null references dossiers.dossier,
  subject    text        not null check (subject in ('fee', 'papers', 'limit')),
  at         timestamptz not null,
  decision   text        not null,
  -- The first rule being 1; none of an expression.
  rules      smallint[]  not null,
  value      jsonb       not null check (jsonb_typeof(value) in ('array', 'object'))
);
create index decided_of_dossier on dossiers.decided_by_table (dossier_id, subject, id);
comment on table dossiers.decided_by_table is 'Phí, giấy tờ, thời hạn của hồ sơ theo bảng quyết định';
comment on column dossiers.decided_by_table.value is 'Khoản thu và mức, giấy tờ phải nộp hay không, thời hạn; lý do là lời của bảng';

grant select, insert on dossiers.decided_by_table to motcua_app;
grant select (id, dossier_id, subject, at, decision, rules) on dossiers.decided_by_table to motcua_report;
