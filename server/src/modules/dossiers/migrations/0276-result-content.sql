-- Owner: dossiers. What a result says of a dossier whose declaration is on paper, typed in by whoever drafts the result (TT 01/2023/TT-VPCP:
-- a result is kept with its data). What was declared electronically stands in dossiers.answers and is not written twice.

create table dossiers.result_content (
  dossier_id   bigint      primary key references dossiers.dossier,
  -- By the keys of the form in the version of the dossier, as the form's own check let them pass.
  content      jsonb       not null check (jsonb_typeof(content) = 'object' and content <> '{}'::jsonb),
  completed_at timestamptz not null,
  completed_by bigint      not null
);
comment on table dossiers.result_content is 'Nội dung kết quả được ghi từ tờ khai giấy';
grant select, insert, update (content, completed_at, completed_by) on dossiers.result_content to motcua_app;
grant select (dossier_id, completed_at) on dossiers.result_content to motcua_report;
