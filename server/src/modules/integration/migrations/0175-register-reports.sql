-- Owner: integration. People say that a register is wrong about them; the unit that keeps it here passes that on and answers.

-- Phản ánh dữ liệu sai của cơ sở dữ liệu quốc gia (Luật Căn cước 2023 Đ.10; NĐ 13/2023/NĐ-CP Đ.9, 15).
create table integration.register_report (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint register_report_addressed_once unique,
  -- In whose declaration the register filled in the field.
  dossier_id     bigint      not null references dossiers.dossier,
  register       text        not null references integration.partner,
  -- Key of the form, and entry of the field dictionary.
  field          text        not null check (length(field) between 1 and 200),
  entry          text        not null check (length(entry) between 1 and 200),
  person_id      bigint      not null references identity.person,
  -- As the register had said it; null where nothing of it was kept any more.
  said           jsonb,
  -- What is wrong and what is right, in the words of whoever reports it.
  text           text        not null check (length(text) between 1 and 1000),
  -- A paper of the dossier that shows it.
  proof_paper_id bigint      references documents.paper,
  -- Which answers: whose register it is here; what that had is its heir's.
  unit_id        bigint      not null references organisation.unit,
  reported_at    timestamptz not null,
  reported_by    bigint      not null,
  answered_at    timestamptz,
  answered_by    bigint,
  outcome        text        check (outcome in ('mended', 'stays')),
  -- As whoever reported it reads it.
  reason         text        check (length(reason) between 3 and 1000),
  constraint register_report_answered_whole check ((answered_at is null) = (answered_by is null)
    and (answered_at is null) = (outcome is null) and (answered_at is null) = (reason is null)),
  constraint register_report_in_order check (answered_at >= reported_at)
);
comment on table integration.register_report is 'Phản ánh dữ liệu sai của cơ sở dữ liệu quốc gia: ai báo, ô nào, ai trả lời, trả lời thế nào';
create unique index register_report_open_once on integration.register_report (dossier_id, field) where answered_at is null;
-- listReportsToAnswer: those of a unit, the oldest first.
create index register_report_to_answer  on integration.register_report (unit_id, reported_at, id) where answered_at is null;
create index register_report_of_dossier on integration.register_report (dossier_id, id);
create index register_report_of_person  on integration.register_report (person_id);
create index register_report_of_proof   on integration.register_report (proof_paper_id) where proof_paper_id is not null;

grant usage on all sequences in schema integration to motcua_app;
grant select, insert on integration.register_report to motcua_app;
grant update (answered_at, answered_by, outcome, reason) on integration.register_report to motcua_app;
grant select (id, public_id, dossier_id, register, field, entry, unit_id, reported_at, answered_at, outcome)
  on integration.register_report to motcua_report;
