-- Owner: dossiers. What applicant and office write to each other about a dossier, and units among themselves.

-- Lượt trao đổi. Nobody changes or takes back what was said.
create table dossiers.talk (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint talk_addressed_once unique,
  dossier_id     bigint      not null references dossiers.dossier,
  -- Who reads it: the applicant, too, or only those who work on the dossier.
  circle         text        not null check (circle in ('applicant', 'units')),
  is_from_applicant boolean  not null,
  said_by        bigint      not null,
  unit_id        bigint,
  text           text        not null check (text <> '' and char_length(text) <= 2000),
  said_at        timestamptz not null,
  constraint talk_of_applicant_is_open check (not is_from_applicant or circle = 'applicant'),
  constraint talk_of_office_has_unit check (is_from_applicant = (unit_id is null))
);
comment on table dossiers.talk is 'Trao đổi về hồ sơ: với người nộp, và giữa các đơn vị';
create index talk_of_dossier on dossiers.talk (dossier_id, circle, id desc);

grant select, insert on dossiers.talk to motcua_app;
-- Words may name people; reports count without them.
revoke all on dossiers.talk from motcua_report;
