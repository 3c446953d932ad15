-- Owner: integration. What registers of the nation are asked about people: by whom, for what, by what right, and what came of it.

-- Lượt khai thác. A row stands before the register is asked, so that no call is unaccounted for, whatever ends the program.
create table integration.register_call (
  id           bigint      generated always as identity primary key,
  -- The same as the register knows the call by.
  public_id    uuid        not null default gen_random_uuid() constraint register_call_addressed_once unique,
  register     text        not null references integration.partner,
  -- read: what it says of a person. confirm: whether something is so, yes or no.
  kind         text        not null check (kind in ('read', 'confirm')),
  person_id    bigint      not null references identity.person,
  -- Whoever asked: an officer, the citizen themselves, or the program.
  actor_id     bigint      not null,
  unit_id      bigint,
  -- For what: the draft, the intake or the dossier, by its address, and the procedure.
  subject_kind text        not null check (subject_kind in ('draft', 'intake', 'dossier')),
  subject      text        not null check (length(subject) between 1 and 100),
  procedure    text        not null check (length(procedure) between 1 and 100),
  reason       text        not null check (reason in ('prefill', 'verify', 'ask-anew')),
  basis        text        not null check (length(basis) between 1 and 500),
  transport    text        not null check (transport in ('lgsp', 'ndxp', 'direct')),
  asked_at     timestamptz not null,
  -- By the clock of the machine, which decides whether it still runs.
  begun_at     timestamptz not null,
  milliseconds integer     check (milliseconds >= 0),
  -- lost: the program ended before it heard. other-person: it answered about somebody else, and nothing of it is kept.
  outcome      text        check (outcome in ('answered', 'unknown', 'yes', 'no', 'other-person', 'failed', 'lost')),
  fault        text        check (length(fault) between 1 and 100),
  ended_at     timestamptz,
  constraint register_call_ended check ((outcome is null) = (ended_at is null)),
  constraint register_call_failed check ((outcome = 'failed') = (fault is not null))
);
comment on table integration.register_call is 'Lượt khai thác cơ sở dữ liệu quốc gia: ai, cho việc gì, căn cứ nào, kết quả ra sao';
-- One call at a time about a person: a second page does not wait for what the first has asked already.
create unique index register_call_running on integration.register_call (register, person_id, kind) where outcome is null;
create index register_call_of_person on integration.register_call (person_id, register, id desc);
create index register_call_of_subject on integration.register_call (subject_kind, subject, id);
create index register_call_by_time on integration.register_call (register, asked_at);

-- Dữ liệu khai thác được: the newest answer about a person, and the call that says by what right it is here.
create table integration.register_answer (
  register    text        not null references integration.partner,
  person_id   bigint      not null references identity.person,
  call_id     bigint      not null references integration.register_call,
  -- By the entries of the field dictionary.
  facts       jsonb       not null,
  answered_at timestamptz not null,
  primary key (register, person_id)
);
comment on table integration.register_answer is 'Dữ liệu gần nhất khai thác được về một người';
create index register_answer_of_person on integration.register_answer (person_id);
create index register_answer_by_time on integration.register_answer (answered_at);

grant usage on all sequences in schema integration to motcua_app;
grant select, insert on integration.register_call to motcua_app;
grant update (milliseconds, outcome, fault, ended_at) on integration.register_call to motcua_app;
grant select, insert, delete on integration.register_answer to motcua_app;
grant update (call_id, facts, answered_at) on integration.register_answer to motcua_app;
grant select (id, register, kind, actor_id, unit_id, procedure, reason, basis, transport, asked_at, milliseconds, outcome, fault, ended_at)
  on integration.register_call to motcua_report;
