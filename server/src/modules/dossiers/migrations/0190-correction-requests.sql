-- Owner: dossiers. Owners of papers of the Kho say what is wrong with one; the unit that settled the dossier corrects it or says why not, in time.

-- Đề nghị đính chính giấy tờ trong Kho (NĐ 13/2023/NĐ-CP Đ.15).
create table dossiers.correction_request (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint correction_request_addressed_once unique,
  -- In which the paper was accepted, or issued.
  dossier_id  bigint      not null references dossiers.dossier,
  paper_id    bigint      not null references documents.paper,
  -- Which settled it; what that had is its heir's.
  unit_id     bigint      not null references organisation.unit,
  -- What is wrong and what is right, in the owner's words.
  text        text        not null check (length(text) between 1 and 1000),
  asked_at    timestamptz not null,
  asked_by    bigint      not null,
  -- The organisation for which it was asked.
  asked_for   bigint,
  due_at      timestamptz not null,
  answered_at timestamptz,
  answered_by bigint,
  outcome     text        check (outcome in ('corrected', 'refused')),
  -- Why it was corrected so, or why not, as the owner reads it.
  reason      text        check (length(reason) between 3 and 2000),
  constraint correction_request_answered_whole check ((answered_at is null) = (answered_by is null)
    and (answered_at is null) = (outcome is null) and (answered_at is null) = (reason is null)),
  constraint correction_request_in_order check (due_at >= asked_at and answered_at >= asked_at)
);
comment on table dossiers.correction_request is 'Đề nghị đính chính giấy tờ trong Kho: ai trả lời, trước lúc nào, trả lời thế nào';
create unique index correction_request_open_once on dossiers.correction_request (paper_id) where answered_at is null;
-- listCorrectionsToAnswer: those of a unit, due first.
create index correction_request_to_answer on dossiers.correction_request (unit_id, due_at, id) where answered_at is null;
create index correction_request_of_paper  on dossiers.correction_request (paper_id, id);

grant select, insert on dossiers.correction_request to motcua_app;
grant update (answered_at, answered_by, outcome, reason) on dossiers.correction_request to motcua_app;
grant usage on all sequences in schema dossiers to motcua_app;
grant select (id, public_id, dossier_id, paper_id, unit_id, asked_at, due_at, answered_at, outcome)
  on dossiers.correction_request to motcua_report;
