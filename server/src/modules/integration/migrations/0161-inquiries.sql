-- Owner: integration. What other agencies ask of us over the axis of documents is work of somebody here.

-- Văn bản xin ý kiến đến: not about a dossier of ours.
create table integration.inquiry (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint inquiry_addressed_once unique,
  -- The document by which it was asked, and the one whose words and files stand now: an update brings others.
  message_id     bigint      not null references integration.message_in,
  said_by        bigint      not null references integration.message_in,
  -- Whoever asks, by the code at the axis and by name, and their number of the document.
  sender         text        not null check (length(sender) between 1 and 200),
  sender_name    text        check (length(sender_name) between 1 and 500),
  document_id    text        not null check (length(document_id) between 1 and 200),
  subject        text        not null check (length(subject) <= 1000),
  content        text        not null check (length(content) <= 200000),
  -- Hạn trả lời: by the word of whoever asks.
  due_on         date,
  received_at    timestamptz not null,
  -- Whose work it is: a unit, and who of it has taken it.
  unit_id        bigint      not null,
  state          text        not null default 'waiting'
    check (state in ('waiting', 'taken', 'answered', 'declined', 'recalled', 'replaced')),
  taken_at       timestamptz,
  taken_by       bigint,
  ended_at       timestamptz,
  -- Null of what its sender recalled or replaced.
  ended_by       bigint,
  answer_subject text        check (length(answer_subject) between 1 and 500),
  answer_words   text        check (length(answer_words) between 1 and 20000),
  decline_reason text        check (length(decline_reason) between 1 and 500),
  constraint inquiry_asked_once unique (sender, document_id),
  constraint inquiry_taken check ((taken_at is null) = (taken_by is null) and (state <> 'taken' or taken_at is not null)),
  constraint inquiry_ended check ((state in ('waiting', 'taken')) = (ended_at is null)),
  constraint inquiry_answered check ((state = 'answered') = (num_nonnulls(answer_subject, answer_words) = 2)),
  constraint inquiry_declined check ((state = 'declined') = (decline_reason is not null))
);
comment on table integration.inquiry is 'Văn bản cơ quan khác xin ý kiến qua trục liên thông';
-- What waits, due first.
create index inquiry_to_answer on integration.inquiry ((coalesce(due_on, '9999-12-31'::date)), id)
  where state in ('waiting', 'taken');

grant usage on all sequences in schema integration to motcua_app;
grant select, insert, update (said_by, subject, content, due_on, unit_id, state, taken_at, taken_by, ended_at, ended_by,
  answer_subject, answer_words, decline_reason) on integration.inquiry to motcua_app;
grant select (id, message_id, due_on, received_at, unit_id, state, taken_at, ended_at) on integration.inquiry to motcua_report;
