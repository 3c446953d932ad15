-- Owner: audit. A fact may be taken back by a second one, as long as nobody was told of it.

-- Hoàn tác. The event that this one takes back. Both stay, since what was done and undone is history, too; consumers are
-- told of neither.
alter table audit.event add column voids bigint check (voids < id);
create index event_voids on audit.event (voids) where voids is not null;

grant insert (voids) on audit.event to motcua_app;
grant select (voids) on audit.event to motcua_report;
