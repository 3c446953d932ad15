-- Owner: workflow. Work goes over to the unit that takes the place of another; where it was before is kept.

-- Bước chuyển sang đơn vị kế thừa. The step itself goes on, with its term; here stands where it had been, and until when.
create table workflow.task_move (
  id           bigint      generated always as identity primary key,
  task_id      bigint      not null references workflow.task,
  from_unit_id bigint      not null,
  to_unit_id   bigint      not null check (to_unit_id <> from_unit_id),
  at           timestamptz not null
);
comment on table workflow.task_move is 'Bước đang làm chuyển sang đơn vị kế thừa';
create index task_move_of_task on workflow.task_move (task_id, id);
grant select, insert on workflow.task_move to motcua_app;
grant select on workflow.task_move to motcua_report;

-- Of what goes on elsewhere the unit moves and the calendar it is counted by; where it had been stands above.
grant update (unit_id, calendar_version_id) on workflow.task, workflow.clock to motcua_app;

-- Chặng nối tiếp. A stay goes on with the successor: its clock began when the first of them did.
alter table workflow.leg add column continues bigint references workflow.leg;
alter table workflow.leg drop constraint leg_check;
alter table workflow.leg add constraint leg_opens_after check (opens_at >= handed_over_at or continues is not null);
comment on column workflow.leg.continues is 'Chặng của đơn vị cũ mà chặng này nối tiếp';
