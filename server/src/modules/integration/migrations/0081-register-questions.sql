-- Owner: integration. What a register has not answered when a dossier came, and until when it is asked again (R4).

-- Câu hỏi còn chờ cơ sở dữ liệu. One a component that is taken from a register (khai thác dữ liệu).
create table integration.register_question (
  id         bigint      generated always as identity primary key,
  dossier_id bigint      not null references dossiers.dossier,
  component  text        not null check (length(component) between 1 and 200),
  register   text        not null references integration.partner,
  person_id  bigint      not null references identity.person,
  -- For the register, which keeps for what it was asked.
  procedure  text        not null check (length(procedure) between 1 and 100),
  began_at   timestamptz not null,
  -- So long the register is asked again.
  ask_until  timestamptz not null,
  -- Until then the applicant is asked for the paper where the register has not answered.
  due_at     timestamptz not null,
  -- answered: the register has spoken of the person. unknown: it has nobody. failed: it did not answer in time.
  state      text        not null default 'waiting' check (state in ('waiting', 'answered', 'unknown', 'failed')),
  ended_at   timestamptz,
  constraint register_question_once unique (dossier_id, component),
  constraint register_question_order check (began_at <= ask_until and ask_until <= due_at),
  constraint register_question_ended check ((state = 'waiting') = (ended_at is null))
);
comment on table integration.register_question is 'Thành phần hồ sơ lấy từ cơ sở dữ liệu: đã trả lời hay còn chờ, hỏi lại đến khi nào';
create index register_question_waiting on integration.register_question (began_at) where state = 'waiting';
create index register_question_of_person on integration.register_question (person_id);

grant select, insert on integration.register_question to motcua_app;
grant update (state, ended_at) on integration.register_question to motcua_app;
grant select (id, dossier_id, component, register, procedure, began_at, ask_until, due_at, state, ended_at)
  on integration.register_question to motcua_report;
