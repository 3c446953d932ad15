-- Owner: dossiers. What an officer is writing for a deed and has not sent, and the templates of an agency for it.

-- Ý kiến đang soạn. One row an officer, dossier, step and deed, saved while it is typed.
create table dossiers.opinion (
  id         bigint      generated always as identity primary key,
  dossier_id bigint      not null references dossiers.dossier,
  -- workflow.task; none where no step is open.
  task_id    bigint,
  node_id    text        not null default '',
  account_id bigint      not null,
  deed       text        not null check (deed <> ''),
  -- Goes up with each saving: whoever saves names the one that was read, so that two windows do not lose each other's.
  revision   integer     not null check (revision > 0),
  -- As typed, by the name of the field.
  fields     jsonb       not null check (jsonb_typeof(fields) = 'object'),
  saved_at   timestamptz not null,
  constraint opinion_kept_once unique nulls not distinct (dossier_id, account_id, deed, task_id)
);
comment on table dossiers.opinion is 'Ý kiến đang soạn, chưa gửi';
create index opinion_age on dossiers.opinion (saved_at);

grant select, insert, delete on dossiers.opinion to motcua_app;
grant update (revision, fields, saved_at) on dossiers.opinion to motcua_app;
revoke all on dossiers.opinion from motcua_report;

-- Ý kiến mẫu của cơ quan. Ended, not deleted: what was written with it keeps its source.
create table dossiers.opinion_template (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint opinion_template_addressed_once unique,
  agency_id  bigint      not null,
  name       text        not null check (name <> '' and char_length(name) <= 100),
  text       text        not null check (text <> '' and char_length(text) <= 2000),
  made_at    timestamptz not null,
  made_by    bigint      not null,
  ended_at   timestamptz
);
comment on table dossiers.opinion_template is 'Ý kiến mẫu của cơ quan';
create unique index opinion_template_named_once on dossiers.opinion_template (agency_id, name) where ended_at is null;

grant select, insert on dossiers.opinion_template to motcua_app;
grant update (ended_at) on dossiers.opinion_template to motcua_app;
-- Sentences of an office, which may name people by mistake; reports count without them.
revoke all on dossiers.opinion_template from motcua_report;
