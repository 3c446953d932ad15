-- Owner: direction. What leaders tell units and officers to do about a figure or a dossier, and what comes of it.

create schema direction;
grant usage on schema direction to motcua_app, motcua_report;

-- Ý kiến chỉ đạo.
create table direction.instruction (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint instruction_addressed_once unique,
  -- To whom: the unit, whose head answers, or an officer who sits there.
  unit_id         bigint      not null references organisation.unit,
  to_account_id   bigint,
  -- About a figure of that unit and all below it, with what it came to when it was told; null where nothing was counted.
  metric          text        check (metric ~ '^[a-z0-9-]{1,100}$'),
  figure_from     date,
  figure_until    date,
  figure_value    double precision,
  -- Or about a dossier.
  dossier_id      bigint      references dossiers.dossier,
  words           text        not null check (length(words) between 1 and 2000),
  due_on          date        not null,
  state           text        not null check (state in ('given', 'acknowledged', 'answered', 'sent-back', 'closed')),
  given_at        timestamptz not null,
  given_by        bigint      not null,
  escalated_at    timestamptz,
  -- Whose head was told that it is late; none where no unit stands above.
  escalated_to_id bigint      references organisation.unit,
  constraint instruction_about_one_thing check ((metric is null) <> (dossier_id is null)),
  constraint instruction_figure_whole check ((metric is null) = (figure_from is null)
    and (metric is null) = (figure_until is null) and (metric is not null or figure_value is null)
    and figure_from <= figure_until),
  constraint instruction_escalated_whole check (escalated_at is not null or escalated_to_id is null)
);
comment on table  direction.instruction        is 'Ý kiến chỉ đạo của lãnh đạo về một số liệu hoặc một hồ sơ, có thời hạn';
comment on column direction.instruction.due_on is 'Thời hạn: hết ngày này là quá hạn';
-- For lists, which put what is due first, and for what is past its deadline.
create index instruction_open on direction.instruction (due_on, id) where state <> 'closed';
create index instruction_given on direction.instruction (given_by, due_on, id) where state <> 'closed';
create index instruction_of_unit on direction.instruction (unit_id) where state <> 'closed';

-- Each step, by whom and in which words; nothing of it is rewritten.
create table direction.step (
  id             bigint      generated always as identity primary key,
  instruction_id bigint      not null references direction.instruction,
  kind           text        not null check (kind in ('acknowledged', 'answered', 'sent-back', 'closed', 'escalated')),
  words          text        not null check (length(words) <= 2000),
  at             timestamptz not null,
  by_id          bigint      not null,
  constraint step_says_something check (words <> '' or kind not in ('answered', 'sent-back'))
);
comment on table direction.step is 'Các bước của ý kiến chỉ đạo: xác nhận, trả lời, yêu cầu làm tiếp, kết thúc, báo cấp trên';
create index step_of_instruction on direction.step (instruction_id, id);
-- Told upwards once, however often the job runs.
create unique index step_escalated_once on direction.step (instruction_id) where kind = 'escalated';

grant usage on all sequences in schema direction to motcua_app;
grant select, insert on direction.instruction, direction.step to motcua_app;
grant update (state, escalated_at, escalated_to_id) on direction.instruction to motcua_app;
grant select (id, public_id, unit_id, metric, figure_from, figure_until, figure_value, dossier_id, due_on, state,
  given_at, escalated_at, escalated_to_id) on direction.instruction to motcua_report;
grant select (id, instruction_id, kind, at) on direction.step to motcua_report;
