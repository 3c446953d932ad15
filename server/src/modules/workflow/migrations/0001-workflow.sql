-- Owner: workflow. What is to be done, by whom, until when; which clocks run and why they stood. Knows a case by its id.

create schema workflow;
grant usage on schema workflow to motcua_app, motcua_report;
alter default privileges in schema workflow grant select on tables to motcua_report;

-- Quy trình. One graph per procedure version, for ever: a case stays on the one it began with.
create table workflow.process (
  id                   bigint generated always as identity primary key,
  procedure_version_id bigint not null unique,
  graph                jsonb  not null check (jsonb_typeof(graph) = 'object')
);
comment on table workflow.process is 'Quy trình nội bộ, một cho mỗi phiên bản thủ tục';

-- Chặng. The stay of a case with one unit: opened by whoever hands over, begun by whoever acknowledges.
create table workflow.leg (
  id             bigint      generated always as identity primary key,
  case_id        bigint      not null,
  unit_id        bigint      not null,
  -- The agency whose clock it is; several units of one agency may have legs of their own.
  agency_id      bigint      not null,
  handed_over_at timestamptz not null,
  handed_over_by bigint      not null,
  handed_over_from bigint    not null,
  how            text        not null check (how in ('electronic', 'paper')),
  -- R5: what is handed over after the cut-off counts from the next opening of the agency.
  opens_at       timestamptz not null check (opens_at >= handed_over_at),
  -- The agency's clock: so many accounting hours of its calendar from then.
  hours               numeric     not null check (hours >= 0),
  calendar_version_id bigint      not null,
  due_at              timestamptz not null,
  received_at    timestamptz check (received_at >= handed_over_at),
  received_by    bigint,
  ended_at       timestamptz check (ended_at >= received_at),
  constraint leg_received_whole check ((received_at is null) = (received_by is null))
);
comment on table workflow.leg is 'Chặng luân chuyển: ai đang giữ hồ sơ, từ khi nào';
create index leg_of_case on workflow.leg (case_id, id);
-- A case is with one agency at a time.
create unique index leg_open_once on workflow.leg (case_id) where ended_at is null;
create index leg_not_received on workflow.leg (unit_id, handed_over_at, id) where received_at is null;

-- Bước. One piece of work of a role in a unit. The open one is where the case stands.
create table workflow.task (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint task_addressed_once unique,
  case_id    bigint      not null,
  process_id bigint      not null references workflow.process,
  node_id    text        not null,
  name       text        not null,
  role       text        not null,
  unit_id    bigint      not null,
  holder_id  bigint,
  -- R5: what is received after the cut-off reaches the next unit at its next opening.
  opens_at   timestamptz not null,
  -- The step's clock: so many accounting hours of the unit's calendar from then.
  hours      numeric     not null check (hours >= 0),
  calendar_version_id bigint not null,
  due_at     timestamptz not null,
  done_at    timestamptz,
  done_by    bigint,
  outcome    text        check (outcome in ('done', 'sent-back', 'cancelled')),
  note       text,
  constraint task_done_whole check ((done_at is null) = (done_by is null) and (done_at is null) = (outcome is null))
);
comment on table workflow.task is 'Bước xử lý';
-- Open work is a small part of all rows: its indexes do not grow with history.
create index task_of_unit   on workflow.task (unit_id, due_at, id) where done_at is null;
create index task_of_holder on workflow.task (holder_id, due_at, id) where done_at is null;
create index task_of_case   on workflow.task (case_id, id);
-- One open task at a node: two workers that finish the same step cannot open the next one twice.
create unique index task_open_once on workflow.task (case_id, node_id) where done_at is null;

-- Đồng hồ. What is needed to count the due date anew, and the date as promised.
create table workflow.clock (
  id                  bigint      generated always as identity primary key,
  case_id             bigint      not null,
  kind                text        not null check (kind in (
    'acknowledgement', 'dossier', 'unsettled-notice', 'unsettled-telling', 'originals')),
  unit_id             bigint      not null,
  calendar_version_id bigint      not null,
  started_at          timestamptz not null,
  unit                text        not null check (unit in (
    'working-day', 'day', 'working-hour', 'hour', 'half-day', 'month', 'same-day')),
  amount              numeric     not null check (amount >= 0),
  policy              text        not null check (policy in ('end-of-day', 'same-hour')),
  cutoff              integer     check (cutoff between 0 and 1440),
  extended            integer     not null default 0 check (extended >= 0),
  after_pause         text        not null check (after_pause in ('resume', 'restart')),
  due_at              timestamptz not null,
  stopped_at          timestamptz,
  -- When whoever holds the case is told that the term will be missed (R10); once.
  warn_at             timestamptz,
  warned_at           timestamptz
);
comment on table workflow.clock is 'Đồng hồ: thời hạn tiếp nhận, trả lời, cả hồ sơ; của bước và của cơ quan nằm ở workflow.task, workflow.leg';
create index clock_of_case on workflow.clock (case_id, id);
create index clock_to_warn on workflow.clock (warn_at, id) where warn_at is not null and warned_at is null and stopped_at is null;
create index clock_overdue on workflow.clock (unit_id, due_at, case_id) where kind = 'dossier' and stopped_at is null and extended = 0;

-- A pause is a fact with a reason and an article, never a flag. It holds for all clocks of the case that run then.
create table workflow.pause (
  id       bigint      generated always as identity primary key,
  case_id  bigint      not null,
  from_at  timestamptz not null,
  until_at timestamptz check (until_at >= from_at),
  reason   text        not null check (reason in ('supplement', 'payment', 'confirmation', 'completion')),
  article  text        not null,
  -- Whom or what is waited for, in words.
  note     text
);
comment on table workflow.pause is 'Khoảng dừng tính thời hạn, có lý do và căn cứ';
create index pause_of_case on workflow.pause (case_id, id);
create unique index pause_open_once on workflow.pause (case_id) where until_at is null;

grant select, insert on workflow.process to motcua_app;
grant select, insert, update on workflow.leg, workflow.task, workflow.clock, workflow.pause to motcua_app;
