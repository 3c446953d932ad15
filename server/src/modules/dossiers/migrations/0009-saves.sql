-- Owner: dossiers. Two windows or devices on one draft: neither loses.

-- Which window wrote which answer last, and how far each window's saves have come ("merge-save.ts"): no personal data.
alter table dossiers.draft add column writers jsonb not null default '{}' check (jsonb_typeof(writers) = 'object');
alter table dossiers.draft add column windows jsonb not null default '{}' check (jsonb_typeof(windows) = 'object');
-- Answers that differ from one given meanwhile elsewhere, by field, until somebody chooses.
alter table dossiers.draft add column rivals  jsonb not null default '{}' check (jsonb_typeof(rivals) = 'object');
comment on column dossiers.draft.rivals is 'Câu trả lời khác nhau của hai máy, chờ người khai chọn';
