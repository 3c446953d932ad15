-- Owner: dossiers. Agencies outside of this system are asked over the axis of documents, and answer by letters.

alter table dossiers.consultation
  drop constraint consultation_answer_check,
  -- in-writing: a letter came, and what it says a person reads; nobody makes an opinion of it.
  add constraint consultation_answer_known
    check (answer in ('agrees', 'agrees-with-conditions', 'disagrees', 'not-competent', 'in-writing')),
  -- Trạng thái do cơ quan ngoài báo (QCVN 102, StatusCode): the farthest that was said, by their clock, in their words.
  add column outside_state text check (outside_state in ('arrived', 'received', 'assigned', 'in-process', 'finished', 'refused')),
  add column outside_at    timestamptz,
  add column outside_words text check (length(outside_words) <= 1000),
  add constraint consultation_outside_whole check ((outside_state is null) = (outside_at is null));
comment on column dossiers.consultation.outside_state is 'Trạng thái xử lý do cơ quan được hỏi báo qua trục liên thông';

-- Văn bản trả lời: a file of the letter by which an agency outside answered. One that it took back or replaced stays on record.
create table dossiers.consultation_letter (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint consultation_letter_addressed_once unique,
  consultation_id bigint      not null references dossiers.consultation,
  dossier_id      bigint      not null references dossiers.dossier,
  -- Of the letter, as its sender calls it, and which of its files this is.
  document_id     text        not null check (length(document_id) between 1 and 200),
  nth             smallint    not null check (nth >= 0),
  name            text        not null check (name is nfc normalized and length(name) between 1 and 120),
  sha256          bytea       not null references documents.office_file,
  size            integer     not null check (size > 0),
  at              timestamptz not null,
  -- Taken back or replaced by its sender.
  ended_at        timestamptz,
  constraint consultation_letter_once unique (consultation_id, document_id, nth)
);
comment on table dossiers.consultation_letter is 'Văn bản trả lời lấy ý kiến nhận qua trục liên thông';
create index consultation_letter_of_dossier on dossiers.consultation_letter (dossier_id, id);

grant update (outside_state, outside_at, outside_words) on dossiers.consultation to motcua_app;
grant select (outside_state, outside_at) on dossiers.consultation to motcua_report;
grant select, insert, update (ended_at) on dossiers.consultation_letter to motcua_app;
revoke all on dossiers.consultation_letter from motcua_report;
grant select (id, consultation_id, dossier_id, at, ended_at) on dossiers.consultation_letter to motcua_report;
