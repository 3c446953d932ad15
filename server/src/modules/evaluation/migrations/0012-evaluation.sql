-- Owner: evaluation. What officers and units did in a period, what they contest of it, and what was kept when it was closed.
-- Until then it is worked out from steps each time it is looked at; nothing that is kept is ever rewritten.

-- Mức thông thường của từng loại bước, để xem trước khi đóng kỳ: counted anew by the program, so that it may go.
create table evaluation.usual (
  period      text    not null check (period ~ '^20[0-9]{2}(-Q[1-4])?$'),
  side        text    not null check (side in ('officer', 'unit')),
  -- Procedure and step.
  kind        text    not null check (kind <> ''),
  steps       integer not null check (steps > 0),
  judged      integer not null check (judged between 0 and steps),
  in_time     integer not null check (in_time between 0 and judged),
  returned    integer not null check (returned between 0 and steps),
  usual_hours double precision check (usual_hours >= 0),
  constraint usual_once primary key (period, side, kind)
);
comment on table evaluation.usual is 'Mức thông thường của loại bước trong kỳ chưa đóng';

-- Đến lúc nào đã đếm.
create table evaluation.usual_counted (
  period     text        not null constraint usual_counted_once primary key,
  counted_at timestamptz not null
);
comment on table evaluation.usual_counted is 'Lúc đếm mức thông thường gần nhất';

-- Phản ánh của công chức về một bước.
create table evaluation.contest (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint contest_addressed_once unique,
  -- Of workflow; a step that was undone is gone, and with it what was said of it counts no more.
  task_id    bigint      not null,
  point      text        not null check (point in ('timeliness', 'return', 'step')),
  period     text        not null,
  account_id bigint      not null,
  unit_id    bigint      not null,
  reason     text        not null check (length(reason) between 1 and 1000),
  at         timestamptz not null,
  by_id      bigint      not null,
  constraint contest_once unique (task_id, point)
);
comment on table evaluation.contest is 'Phản ánh của cán bộ, công chức về số liệu đầu vào';
create index contest_of_unit on evaluation.contest (period, unit_id, id);

-- Ý kiến của người đứng đầu; what nobody decided in time is granted by silence when the period is closed.
create table evaluation.contest_decision (
  contest_id bigint      not null constraint contest_decided_once primary key references evaluation.contest,
  verdict    text        not null check (verdict in ('granted', 'upheld', 'silent')),
  reason     text        not null default '' check (length(reason) <= 1000),
  at         timestamptz not null,
  by_id      bigint      not null,
  for_id     bigint,
  constraint contest_decided_with_reason check (verdict = 'silent' or reason <> '')
);
comment on table evaluation.contest_decision is 'Kết quả xử lý phản ánh';

-- Kỳ đánh giá đã đóng.
create table evaluation.period (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint period_addressed_once unique,
  code      text        not null constraint period_closed_once unique check (code ~ '^20[0-9]{2}(-Q[1-4])?$'),
  first_on  date        not null,
  last_on   date        not null check (last_on > first_on),
  -- By which it was judged.
  rules     jsonb       not null check (jsonb_typeof(rules) = 'object'),
  closed_at timestamptz not null,
  by_id     bigint      not null,
  for_id    bigint
);
comment on table evaluation.period is 'Kỳ đánh giá đã đóng';

-- Số liệu đầu vào lúc đóng kỳ: each step as it stood then.
create table evaluation.kept_step (
  period_id   bigint      not null references evaluation.period,
  task_id     bigint      not null,
  unit_id     bigint      not null,
  account_id  bigint      not null,
  dossier_id  bigint      not null,
  procedure_version_id bigint not null,
  kind        text        not null,
  name        text        not null,
  opens_at    timestamptz not null,
  given_at    timestamptz,
  done_at     timestamptz not null,
  limit_hours double precision not null,
  own_hours   double precision,
  unit_hours  double precision,
  returned_at timestamptz,
  granted     text[]      not null,
  constraint kept_step_once primary key (period_id, task_id)
);
comment on table evaluation.kept_step is 'Bước đã tính vào kỳ, đúng như lúc đóng kỳ';
create index kept_step_of_sheet on evaluation.kept_step (period_id, unit_id, account_id, done_at, task_id);

-- Mức thông thường lúc đóng kỳ.
create table evaluation.kept_norm (
  period_id   bigint  not null references evaluation.period,
  side        text    not null check (side in ('officer', 'unit')),
  kind        text    not null,
  steps       integer not null check (steps > 0),
  judged      integer not null check (judged between 0 and steps),
  in_time     integer not null check (in_time between 0 and judged),
  returned    integer not null check (returned between 0 and steps),
  usual_hours double precision,
  constraint kept_norm_once primary key (period_id, side, kind)
);
comment on table evaluation.kept_norm is 'Mức thông thường của loại bước lúc đóng kỳ';

-- Phiếu đánh giá của một người tại một đơn vị, hoặc của đơn vị.
create table evaluation.sheet (
  id         bigint not null generated always as identity primary key,
  public_id  uuid   not null default gen_random_uuid() constraint sheet_addressed_once unique,
  period_id  bigint not null references evaluation.period,
  unit_id    bigint not null,
  -- Empty: of the unit.
  account_id bigint,
  figures    jsonb  not null check (jsonb_typeof(figures) = 'object'),
  constraint sheet_once unique nulls not distinct (period_id, unit_id, account_id)
);
comment on table evaluation.sheet is 'Phiếu đánh giá của kỳ đã đóng';
create index sheet_of_account on evaluation.sheet (account_id, period_id) where account_id is not null;

grant usage on all sequences in schema evaluation to motcua_app;
grant select, insert, delete on evaluation.usual to motcua_app;
grant select, insert, update (counted_at) on evaluation.usual_counted to motcua_app;
grant select, insert on evaluation.contest, evaluation.contest_decision, evaluation.period, evaluation.kept_step,
  evaluation.kept_norm, evaluation.sheet to motcua_app;
grant select on evaluation.usual, evaluation.usual_counted, evaluation.kept_norm to motcua_report;
grant select (id, public_id, code, first_on, last_on, rules, closed_at) on evaluation.period to motcua_report;
