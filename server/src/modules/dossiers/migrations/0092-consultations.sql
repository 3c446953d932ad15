-- Owner: dossiers. An agency asks another for its opinion while it settles a dossier: within a time of its own, with only what is given along.

-- Lấy ý kiến cơ quan khác. One row a question and agency; the rules by which it was asked are kept as they were then.
create table dossiers.consultation (
  id                 bigint      generated always as identity primary key,
  public_id          uuid        not null default gen_random_uuid() constraint consultation_addressed_once unique,
  dossier_id         bigint      not null references dossiers.dossier,
  asked_at           timestamptz not null,
  asked_by           bigint      not null,
  from_unit_id       bigint      not null,
  -- Whose opinion was asked then, and who answers now: of a unit that ended, its heir.
  asked_unit_id      bigint      not null,
  unit_id            bigint      not null,
  -- Of the version of the procedure; empty: asked without one, by the policy.
  rule_id            text        not null default '',
  is_compulsory      boolean     not null,
  -- What silence means: agreed (coi như đồng ý), or nothing.
  silence            text        not null check (silence in ('agreed', 'none')),
  silence_basis      text        not null check (silence_basis <> ''),
  question           text        not null check (question <> '' and char_length(question) <= 4000),
  legal_basis        text        not null check (legal_basis <> '' and char_length(legal_basis) <= 1000),
  -- What is given along and nothing else: keys of the declaration, papers (documents.paper).
  fields             text[]      not null,
  paper_ids          bigint[]    not null,
  -- Accounting hours of the calendar of the unit asked; half and four fifths of them are when it is reminded.
  hours              double precision not null check (hours > 0),
  calendar_version_id bigint     not null,
  half_at            timestamptz not null,
  near_at            timestamptz not null,
  due_at             timestamptz not null,
  -- When a job must look at it next: to remind, or to record silence; empty: no more.
  next_at            timestamptz,
  reminded           smallint    not null default 0 check (reminded in (0, 50, 80, 100)),
  taken_at           timestamptz,
  taken_by           bigint,
  answer             text        check (answer in ('agrees', 'agrees-with-conditions', 'disagrees', 'not-competent')),
  reasons            text        check (char_length(reasons) <= 4000),
  -- Who is competent, in the words of whoever is not.
  competent_name     text        check (competent_name <> '' and char_length(competent_name) <= 300),
  answered_at        timestamptz check (answered_at >= asked_at),
  answered_by        bigint,
  silent_at          timestamptz check (silent_at >= due_at),
  withdrawn_at       timestamptz check (withdrawn_at >= asked_at),
  withdrawn_by       bigint,
  withdrawn_why      text        check (withdrawn_why <> ''),
  -- The dossier came to its end first.
  ended_at           timestamptz,
  constraint consultation_times_in_order check (asked_at <= half_at and half_at <= near_at and near_at <= due_at),
  constraint consultation_taken_whole check ((taken_at is null) = (taken_by is null)),
  constraint consultation_answered_whole
    check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)),
  constraint consultation_says_why check (answer is null or answer = 'agrees' or reasons <> ''),
  constraint consultation_names_competent check ((answer = 'not-competent') is true = (competent_name is not null)),
  constraint consultation_withdrawn_whole
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null)),
  constraint consultation_ends_once check (num_nonnulls(answered_at, withdrawn_at, ended_at) <= 1)
);
comment on table dossiers.consultation is 'Lấy ý kiến cơ quan khác về hồ sơ';
comment on column dossiers.consultation.silence is 'Im lặng: coi như đồng ý, hoặc chỉ ghi nhận';
comment on column dossiers.consultation.silent_at is 'Hết hạn mà chưa trả lời; an answer that comes later leaves it';
create index consultation_of_dossier on dossiers.consultation (dossier_id, id);
create index consultation_to_watch on dossiers.consultation (next_at, id) where next_at is not null;
create index consultation_open on dossiers.consultation (unit_id, due_at, id)
  where answered_at is null and withdrawn_at is null and ended_at is null;
-- One is asked once at a time: a second press asks nobody twice. Heirs of several may have several.
create unique index consultation_asked_once on dossiers.consultation (dossier_id, asked_unit_id)
  where answered_at is null and withdrawn_at is null and ended_at is null;

grant select, insert on dossiers.consultation to motcua_app;
grant update (unit_id, calendar_version_id, half_at, near_at, due_at, next_at, reminded, taken_at, taken_by, answer, reasons, competent_name, answered_at, answered_by,
  silent_at, withdrawn_at, withdrawn_by, withdrawn_why, ended_at) on dossiers.consultation to motcua_app;
-- Words may name people; reports count without them.
revoke all on dossiers.consultation from motcua_report;
grant select (id, public_id, dossier_id, asked_at, asked_by, from_unit_id, asked_unit_id, unit_id, rule_id, is_compulsory, silence, hours,
  calendar_version_id, half_at, near_at, due_at, next_at, reminded, taken_at, taken_by, answer, answered_at, answered_by, silent_at,
  withdrawn_at, withdrawn_by, ended_at) on dossiers.consultation to motcua_report;
