-- Owner: workflow. What is waited for outside ends by itself where a rule says so (R9: heirs confirm by VNeID within
-- five working days, which are not counted): the clocks go on, and whoever has the step decides without it.

alter table workflow.pause add column ends_by timestamptz;
comment on column workflow.pause.ends_by is 'Chậm nhất đến lúc này thì thôi chờ; empty: chờ đến khi có trả lời';
create index pause_to_end on workflow.pause (ends_by) where until_at is null and ends_by is not null;

grant update (ends_by) on workflow.pause to motcua_app;
grant select (ends_by) on workflow.pause to motcua_report;
