-- Owner: dossiers. What an applicant chose about the Kho, and what was held when a dossier was prepared (ask once).

-- Lựa chọn của người nộp về Kho. Of a request with all its dossiers; no row: nothing was chosen, and nothing is kept
-- but by law.
create table dossiers.kho_choice (
  request_id     bigint      primary key references dossiers.request,
  -- Papers that are accepted may be kept to be used again.
  keeps          boolean     not null,
  -- Nothing that is held may be used for this request.
  declines_reuse boolean     not null,
  at             timestamptz not null
);
comment on table dossiers.kho_choice is 'Người nộp chọn lưu giấy tờ vào Kho, hoặc không dùng lại giấy tờ đã có';

-- Thành phần đã có sẵn khi chuẩn bị hồ sơ. What of a component was held and valid then, and what became of it.
create table dossiers.held_component (
  -- Asked at the commit: of a supplement the dossier is there, of a new one it is written in the same statement.
  dossier_id bigint      not null references dossiers.dossier deferrable initially deferred,
  component  text        not null,
  -- What was found first, and in which source (domain 7.1).
  source     text        not null check (source in ('register', 'kho', 'dossiers', 'national')),
  paper_id   bigint,
  -- reused: used, and the paper not asked for. asked-again: asked for all the same, by the office, with its reason.
  -- given: the applicant handed it in unasked. declined: the applicant wanted nothing held to be used.
  outcome    text        not null check (outcome in ('reused', 'asked-again', 'given', 'declined')),
  -- By which article, or by whose consent, it was used.
  basis      text        check (length(basis) between 1 and 500),
  -- Code of the policy `ask-again-reasons`.
  reason     text        check (length(reason) between 1 and 60),
  at         timestamptz not null,
  by         bigint      not null,
  primary key (dossier_id, component),
  constraint held_reused_by_right check ((outcome = 'reused') = (basis is not null)),
  constraint held_asked_for_a_reason check ((outcome = 'asked-again') = (reason is not null))
);
comment on table dossiers.held_component is 'Thành phần hồ sơ đã có sẵn: dùng lại, hay yêu cầu nộp lại và lý do';
create index held_of_paper on dossiers.held_component (paper_id) where paper_id is not null;

alter table dossiers.component drop constraint component_how_check;
alter table dossiers.component add constraint component_how_check
  check (how in ('filed', 'presented', 'data', 'missing', 'reused'));

grant select, insert on dossiers.kho_choice, dossiers.held_component to motcua_app;
grant update (outcome, basis, reason, at, by) on dossiers.held_component to motcua_app;
grant select on dossiers.kho_choice, dossiers.held_component to motcua_report;
