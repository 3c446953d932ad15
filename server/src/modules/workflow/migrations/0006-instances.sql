-- Owner: workflow. Processes in BPMN and where each run of one stands. All state is here: a worker that is killed
-- leaves every token where it was, or moved once.

-- Quy trình (BPMN). A version never changes; a run stays on the one with which it began, or is moved to another.
create table workflow.model (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint model_addressed_once unique,
  key       text        not null,
  version   integer     not null check (version > 0),
  -- Compiled once, at publication; what was drawn stays beside it for whoever draws on.
  model     jsonb       not null check (jsonb_typeof(model) = 'object'),
  xml       text        not null,
  -- Decision tables that its steps ask, by id.
  decisions jsonb       not null default '{}' check (jsonb_typeof(decisions) = 'object'),
  stored_at timestamptz not null,
  constraint model_version_once unique (key, version)
);
comment on table workflow.model is 'Quy trình BPMN đã công bố, mỗi phiên bản một dòng';

-- Lượt chạy. `scopes` holds the variables of each scope, loops and what could be undone: small, and written whole.
create table workflow.instance (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint instance_addressed_once unique,
  model_id   bigint      not null references workflow.model,
  case_id    bigint,
  state      text        not null check (state in ('running', 'completed', 'terminated', 'failed')),
  error      text,
  next_id    integer     not null check (next_id > 0),
  scopes     jsonb       not null check (jsonb_typeof(scopes) = 'array'),
  -- Transactions in a row in which it moved and waited for nobody.
  restless   integer     not null default 0 check (restless >= 0),
  started_at timestamptz not null,
  ended_at   timestamptz,
  constraint instance_ends_once check ((state = 'running') = (ended_at is null))
);
comment on table workflow.instance is 'Một lượt chạy của quy trình';
create index instance_of_model on workflow.instance (model_id, id) where state = 'running';
create index instance_of_case on workflow.instance (case_id) where case_id is not null;

-- Thẻ. Where a run stands: one row for each thing that is waited for, gone when it has come.
create table workflow.token (
  instance_id  bigint  not null references workflow.instance,
  id           integer not null,
  node_id      text    not null,
  scope        integer not null,
  at           text    not null check (at in (
    'entering', 'leaving', 'user', 'service', 'message', 'signal', 'timer', 'scope', 'rounds', 'choice', 'join', 'fault')),
  via          text,
  of           integer,
  is_listening boolean not null,
  is_round     boolean not null,
  is_passed    boolean not null,
  name         text,
  correlation  text,
  due_at       timestamptz,
  more         integer,
  fault        jsonb,
  primary key (instance_id, id),
  constraint token_due_whole check ((at = 'timer') <= (due_at is not null)),
  constraint token_fault_whole check ((at = 'fault') = (fault is not null))
);
comment on table workflow.token is 'Thẻ: chỗ đang đứng của một lượt chạy, chờ gì';
create index token_due on workflow.token (due_at, instance_id) where at = 'timer';
create index token_awaited on workflow.token (at, name, correlation) where at in ('message', 'signal');
create index token_to_serve on workflow.token (instance_id) where at = 'service';
create index token_restless on workflow.token (instance_id) where at in ('entering', 'leaving');
create index token_at_fault on workflow.token (instance_id) where at = 'fault';

-- Thông điệp. Kept until somebody takes it: one that comes before its catch is not lost, and one is taken once.
create table workflow.message (
  id          bigint      generated always as identity primary key,
  name        text        not null,
  correlation text,
  variables   jsonb       not null check (jsonb_typeof(variables) = 'object'),
  sent_at     timestamptz not null,
  sent_by     bigint      references workflow.instance,
  taken_at    timestamptz,
  taken_by    bigint      references workflow.instance,
  constraint message_taken_whole check ((taken_at is null) = (taken_by is null))
);
comment on table workflow.message is 'Thông điệp giữa các quy trình, giữ đến khi có bước nhận';
create index message_kept on workflow.message (name, correlation, id) where taken_at is null;

grant select, insert on workflow.model to motcua_app;
grant select, insert on workflow.instance to motcua_app;
grant update (model_id, state, error, next_id, scopes, restless, ended_at) on workflow.instance to motcua_app;
grant select, insert, update, delete on workflow.token to motcua_app;
grant select, insert on workflow.message to motcua_app;
grant update (taken_at, taken_by) on workflow.message to motcua_app;
-- Variables are a citizen's answers: reports see where a run stands, not what it knows.
grant select on workflow.model to motcua_report;
grant select (id, public_id, model_id, case_id, state, error, started_at, ended_at) on workflow.instance to motcua_report;
grant select (instance_id, id, node_id, scope, at, due_at) on workflow.token to motcua_report;
grant select (id, name, sent_at, taken_at) on workflow.message to motcua_report;

-- Tín hiệu đã phát, một dòng cho mỗi lượt chạy đang chờ lúc đó; gone when it was brought.
create table workflow.hearing (
  id          bigint  generated always as identity primary key,
  instance_id bigint  not null references workflow.instance,
  token_id    integer not null,
  variables   jsonb   not null check (jsonb_typeof(variables) = 'object')
);
comment on table workflow.hearing is 'Tín hiệu chờ đưa đến từng lượt chạy';

-- Nơi bắt đầu chờ tin, tín hiệu hay thời điểm: of the newest version of each process only.
create table workflow.listener (
  id       bigint  generated always as identity primary key,
  model_id bigint  not null references workflow.model,
  node_id  text    not null,
  at       text    not null check (at in ('message', 'signal', 'timer')),
  name     text,
  due_at   timestamptz,
  -- How often a cycle still comes after this time; null: for ever.
  more     integer,
  constraint listener_once unique (model_id, node_id),
  constraint listener_named check ((at = 'timer') = (name is null)),
  constraint listener_due check ((at = 'timer') = (due_at is not null))
);
comment on table workflow.listener is 'Nơi bắt đầu quy trình khi có tin, tín hiệu hay đến giờ';
create index listener_named_so on workflow.listener (at, name) where name is not null;
create index listener_due_first on workflow.listener (due_at) where due_at is not null;

-- Tín hiệu sẽ mở lượt chạy mới.
create table workflow.calling (
  id          bigint generated always as identity primary key,
  listener_id bigint not null references workflow.listener on delete cascade,
  variables   jsonb  not null check (jsonb_typeof(variables) = 'object')
);
comment on table workflow.calling is 'Tín hiệu chờ mở lượt chạy mới';
grant select, insert, delete on workflow.listener to motcua_app;
grant update (due_at, more) on workflow.listener to motcua_app;
grant select, insert, delete on workflow.calling to motcua_app;
grant select (id, model_id, node_id, at, name, due_at, more) on workflow.listener to motcua_report;
grant select, insert, delete on workflow.hearing to motcua_app;

-- Chuyển lượt chạy sang phiên bản mới. What stood before is kept with each, so that it can be taken back.
create table workflow.migration (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint migration_addressed_once unique,
  from_model_id bigint      not null references workflow.model,
  to_model_id   bigint      not null references workflow.model check (to_model_id <> from_model_id),
  mapping       jsonb       not null check (jsonb_typeof(mapping) = 'object'),
  begun_at      timestamptz not null,
  begun_by      bigint      not null
);
comment on table workflow.migration is 'Một lần chuyển các lượt chạy sang phiên bản khác của quy trình';

create table workflow.migrated (
  migration_id bigint      not null references workflow.migration,
  instance_id  bigint      not null references workflow.instance,
  at           timestamptz not null,
  -- Where it stood, as the engine writes it, and the fingerprint of where it stands since.
  before       jsonb       not null check (jsonb_typeof(before) = 'object'),
  stands       text        not null,
  undone_at    timestamptz,
  primary key (migration_id, instance_id)
);
comment on table workflow.migrated is 'Lượt chạy đã chuyển, và chỗ đứng trước đó';

grant select, insert on workflow.migration to motcua_app;
grant select, insert on workflow.migrated to motcua_app;
grant update (undone_at) on workflow.migrated to motcua_app;
grant select (id, public_id, from_model_id, to_model_id, begun_at) on workflow.migration to motcua_report;
grant select (migration_id, instance_id, at, undone_at) on workflow.migrated to motcua_report;
