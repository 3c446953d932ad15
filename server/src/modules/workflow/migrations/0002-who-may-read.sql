-- Owner: workflow. Who may read and change what, column by column.

-- Reports measure time; what officers wrote to each other about a case is not theirs.
alter default privileges in schema workflow revoke select on tables from motcua_report;
revoke select on all tables in schema workflow from motcua_report;
grant select on workflow.process, workflow.leg, workflow.clock to motcua_report;
grant select (id, public_id, case_id, process_id, node_id, name, role, unit_id, holder_id, opens_at, hours,
  calendar_version_id, due_at, done_at, done_by, outcome) on workflow.task to motcua_report;
grant select (id, case_id, from_at, until_at, reason, article) on workflow.pause to motcua_report;

-- How something began is not rewritten: of steps, stays, clocks and pauses only the end, the holder and the term move.
revoke update on workflow.leg, workflow.task, workflow.clock, workflow.pause from motcua_app;
grant update (due_at, received_at, received_by, ended_at) on workflow.leg to motcua_app;
grant update (holder_id, due_at, done_at, done_by, outcome, note) on workflow.task to motcua_app;
grant update (extended, due_at, stopped_at, warn_at, warned_at) on workflow.clock to motcua_app;
grant update (until_at) on workflow.pause to motcua_app;
