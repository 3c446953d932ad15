-- Owner: workflow. Of hand-overs that stand still only those are looked at that nobody was told of yet, or no longer rightly.

alter table workflow.leg
  -- Since when it stands still, as whoever handed it over was told: the refusal, or the limit to acknowledge it.
  add column told_of timestamptz;
comment on column workflow.leg.told_of is 'Đã báo bàn giao đứng yên từ lúc này; trống: chưa báo, hoặc không còn đứng yên';
-- What went on before this column may have been told of a moment ago: what is told of it ends once more.
update workflow.leg set told_of = coalesce(refused_at, acknowledge_by)
where (received_at is not null or ended_at is not null)
  and (refused_at is not null or acknowledge_by < coalesce(received_at, ended_at));

create index leg_to_tell on workflow.leg ((coalesce(refused_at, acknowledge_by)), id)
  where received_at is null and ended_at is null and told_of is distinct from coalesce(refused_at, acknowledge_by);
create index leg_told_over on workflow.leg (id)
  where told_of is not null
    and (received_at is not null or ended_at is not null or told_of is distinct from coalesce(refused_at, acknowledge_by));
-- What was handed over in a time and acknowledged by another (countHandOvers).
create index leg_acknowledged on workflow.leg (handed_over_at) include (handed_over_from, case_id, how, continues)
  where received_at is not null and handed_over_from <> unit_id;
grant update (told_of) on workflow.leg to motcua_app;
grant select (told_of) on workflow.leg to motcua_report;
