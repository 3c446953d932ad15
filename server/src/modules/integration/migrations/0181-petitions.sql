-- Owner: integration. What people ask or report without a dossier is work of a unit, with days by which it ends.

-- Hỏi đáp; phản ánh, kiến nghị về quy định hành chính (NĐ 20/2008/NĐ-CP).
create table integration.petition (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint petition_addressed_once unique,
  kind            text        not null check (kind in ('question', 'petition')),
  -- Of what came from the national portal: its message, and its name there (MaHoiDap).
  message_id      bigint      references integration.message_in constraint petition_heard_once unique,
  number_there    text        check (length(number_there) between 1 and 60),
  -- Whoever says it and how to reach them, as they gave it.
  sender_name     text        check (length(sender_name) between 1 and 200),
  phone           text        check (length(phone) between 1 and 50),
  email           text        check (length(email) between 1 and 254),
  subject         text        not null check (length(subject) <= 300),
  words           text        not null check (length(words) between 1 and 20000),
  received_at     timestamptz not null,
  -- By when it is refused at the latest, and by when it is answered.
  refuse_by       timestamptz not null,
  due_at          timestamptz not null,
  -- Whose work it is, and who of it has taken it.
  unit_id         bigint      not null,
  state           text        not null default 'waiting' check (state in ('waiting', 'taken', 'answered', 'refused')),
  taken_at        timestamptz,
  taken_by        bigint,
  -- Why the unit before gave it to this one.
  assign_reason   text        check (length(assign_reason) between 1 and 500),
  assigned_from   bigint,
  ended_at        timestamptz,
  ended_by        bigint,
  answer_words    text        check (length(answer_words) between 1 and 20000),
  refuse_reason   text        check (length(refuse_reason) between 1 and 500),
  constraint petition_from_there check ((message_id is null) = (number_there is null)),
  constraint petition_taken check ((taken_at is null) = (taken_by is null) and (state <> 'taken' or taken_at is not null)),
  constraint petition_assigned check ((assign_reason is null) = (assigned_from is null)),
  constraint petition_ended check ((state in ('waiting', 'taken')) = (ended_at is null)
    and (ended_at is null) = (ended_by is null)),
  constraint petition_answered check ((state = 'answered') = (answer_words is not null)),
  constraint petition_refused check ((state = 'refused') = (refuse_reason is not null))
);
comment on table integration.petition is 'Hỏi đáp, phản ánh, kiến nghị không gắn với hồ sơ: ai hỏi, nơi nào trả lời, hạn, câu trả lời';
-- What waits, due first.
create index petition_to_answer on integration.petition (due_at, id) where state in ('waiting', 'taken');

grant usage on all sequences in schema integration to motcua_app;
grant select, insert, update (unit_id, state, taken_at, taken_by, assign_reason, assigned_from, ended_at, ended_by,
  answer_words, refuse_reason) on integration.petition to motcua_app;
grant select (id, kind, message_id, received_at, refuse_by, due_at, unit_id, state, taken_at, assigned_from,
  ended_at) on integration.petition to motcua_report;
