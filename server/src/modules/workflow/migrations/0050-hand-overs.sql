-- Owner: workflow. A hand-over is acknowledged, refused with a reason, or silent past its limit; then somebody must see it.

alter table workflow.leg
  -- Until when whoever it goes to must acknowledge it; empty: of before the rule, or received at once.
  add column acknowledge_by timestamptz,
  -- Từ chối nhận. It waits with whoever handed it over, until it is handed over again or taken back: then it ends.
  add column refused_at timestamptz check (refused_at >= handed_over_at),
  add column refused_by bigint,
  add column refused_why text,
  add constraint leg_refused_whole check ((refused_at is null) = (refused_by is null) and (refused_at is null) = (refused_why is null)),
  add constraint leg_received_or_refused check (received_at is null or refused_at is null);
comment on column workflow.leg.acknowledge_by is 'Hạn xác nhận đã nhận';
comment on column workflow.leg.refused_why is 'Lý do không nhận';

-- A stay that ended without anybody having acknowledged it is on its way no more.
drop index workflow.leg_not_received;
create index leg_not_received on workflow.leg (unit_id, handed_over_at, id) where received_at is null and ended_at is null;
create index leg_handed_over on workflow.leg (handed_over_from, handed_over_at, id) where received_at is null and ended_at is null;

-- Chưa nhận: the step of an agency that refused the case is nobody's to do until it is handed over again.
alter table workflow.task add column held_back_at timestamptz;
comment on column workflow.task.held_back_at is 'Cơ quan từ chối nhận từ khi nào; empty: it may be done';

-- The clock of an agency begins when it acknowledges; whoever does says whether it came on paper.
grant update (how, opens_at, acknowledge_by, refused_at, refused_by, refused_why) on workflow.leg to motcua_app;
grant update (held_back_at) on workflow.task to motcua_app;
-- A reason is written in words, which reports do not read: from here on column by column.
revoke select on workflow.leg from motcua_report;
grant select (id, case_id, unit_id, agency_id, handed_over_at, handed_over_by, handed_over_from, how, opens_at, hours,
  calendar_version_id, due_at, received_at, received_by, ended_at, continues, acknowledge_by, refused_at, refused_by)
  on workflow.leg to motcua_report;
grant select (held_back_at) on workflow.task to motcua_report;
