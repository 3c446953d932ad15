-- Owner: reporting. Periodic reports of TT 01/2020/TT-VPCP: who has drafted, sent, taken and sent back what, and the numbers as
-- they were when a report was sent. What was reported is never rewritten; what is counted otherwise by now is told beside it.

-- Báo cáo định kỳ.
create table reporting.report (
  id        bigint  generated always as identity primary key,
  public_id uuid    not null default gen_random_uuid() constraint report_addressed_once unique,
  form      text    not null check (form = 'II.06a'),
  unit_id   bigint  not null references organisation.unit,
  period    text    not null check (period ~ '^[0-9]{4}(-Q[1-4]|-H[12])?$'),
  -- As the rules had them when it was drafted; a rule that changes later moves no report.
  first_day date    not null,
  last_day  date    not null check (last_day > first_day),
  -- Null: the rules name no day for that level.
  due_on    date,
  state     text    not null check (state in ('draft', 'submitted', 'consolidated', 'returned', 'locked')),
  -- How often it was sent: each time has lines of its own.
  sending   integer not null default 0 check (sending >= 0),
  -- Of the last sending: by the product's clock, and by the machine's the moment as of which it was counted.
  submitted_at timestamptz,
  as_of     timestamptz,
  constraint report_drafted_once unique (form, unit_id, period),
  constraint report_sent_whole check ((submitted_at is null) = (sending = 0) and (as_of is null) = (sending = 0)),
  constraint report_sent check (state = 'draft' or sending > 0)
);
comment on table reporting.report is 'Báo cáo định kỳ của một cơ quan cho một kỳ';
create index report_of_period on reporting.report (period, unit_id);

-- Each deed of a report; nothing of it is rewritten.
create table reporting.report_step (
  id        bigint  generated always as identity primary key,
  report_id bigint  not null references reporting.report,
  deed      text    not null check (deed in ('draft', 'submit', 'take', 'return', 'lock')),
  reason    text    not null default '' check (length(reason) <= 500),
  at        timestamptz not null,
  by_id     bigint  not null,
  constraint report_returned_with_reason check (deed <> 'return' or reason <> '')
);
comment on table reporting.report_step is 'Các bước của báo cáo định kỳ';
create index report_step_of_report on reporting.report_step (report_id, id);

-- Why what is late is late, line by line, until the report is sent with it.
create table reporting.report_cause (
  report_id bigint not null references reporting.report,
  level     text   not null,
  sector    text   not null,
  -- A code of the policy report-late-causes.
  cause     text   not null check (cause ~ '^[a-z][a-z0-9-]{0,39}$'),
  note      text   not null default '' check (length(note) <= 500),
  constraint report_cause_once primary key (report_id, level, sector)
);
comment on table reporting.report_cause is 'Nguyên nhân quá hạn theo dòng của báo cáo';

-- What a sheet held when it was sent. Units, levels and sectors by their ids in the data and as they were called then.
create table reporting.report_line (
  report_id   bigint  not null references reporting.report,
  sending     integer not null check (sending > 0),
  nth         integer not null check (nth > 0),
  unit        text    not null,
  unit_name   text    not null,
  level       text    not null,
  level_name  text    not null,
  sector      text    not null,
  sector_name text    not null,
  -- Columns 3 to 13 of form II.06a. What contradicts itself is not kept, whatever the code thinks of it.
  counts      integer[] not null check (cardinality(counts) = 11),
  cause       text,
  note        text    not null default '',
  constraint report_line_once primary key (report_id, sending, nth),
  constraint report_line_adds_up check (
    counts[1] = counts[2] + counts[3] + counts[4] and counts[5] = counts[6] + counts[7] + counts[8]
    and counts[9] = counts[10] + counts[11] and counts[1] = counts[5] + counts[9])
);
comment on table reporting.report_line is 'Số liệu của báo cáo lúc gửi';

grant usage on all sequences in schema reporting to motcua_app;
grant select, insert on reporting.report, reporting.report_step, reporting.report_line to motcua_app;
grant update (state, sending, submitted_at, as_of) on reporting.report to motcua_app;
grant select, insert, update (cause, note) on reporting.report_cause to motcua_app;
grant select on reporting.report, reporting.report_line, reporting.report_cause to motcua_report;
grant select (id, report_id, deed, reason, at) on reporting.report_step to motcua_report;
