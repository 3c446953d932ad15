-- Owner: dossiers. What somebody at a counter answered to what the screen turned to them showed of what the clerk had typed (ADR 0064).
-- What was shown is not kept here, only its hash.

create table dossiers.intake_confirmation (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint intake_confirmation_addressed_once unique,
  device_id  bigint      not null references queue.device,
  -- The clerk who typed, and the sheet on which.
  account_id bigint      not null,
  sheet_id   uuid        not null,
  -- Whom the clerk had chosen by then; it is they who answered.
  person_id  bigint      references identity.person,
  shown_hash bytea       not null check (length(shown_hash) = 32),
  answer     text        not null constraint intake_confirmation_answer check (answer in ('right', 'wrong')),
  at         timestamptz not null,
  -- That was received by what they confirmed.
  dossier_id bigint      references dossiers.dossier
);
comment on table dossiers.intake_confirmation is 'Người nộp xác nhận nội dung trên màn hình tại quầy: đúng hay chưa đúng';
create index intake_confirmation_of_dossier on dossiers.intake_confirmation (dossier_id) where dossier_id is not null;
grant usage on all sequences in schema dossiers to motcua_app;
grant select, insert, update (dossier_id) on dossiers.intake_confirmation to motcua_app;
grant select (id, device_id, answer, at, dossier_id) on dossiers.intake_confirmation to motcua_report;
