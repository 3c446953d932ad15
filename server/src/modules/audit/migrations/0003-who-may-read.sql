-- Owner: audit. Who may read and change what, column by column: what nobody decided to show, a report does not see.

-- From here on a new table, a month of events among them, is closed to reports until somebody opens it.
alter default privileges in schema audit revoke select on tables from motcua_report;
revoke select on all tables in schema audit from motcua_report;

-- Reports read facts through the parents: not from where somebody came, nor whose data were looked at, nor the answers
-- kept for repeats, which hold what was sent to people.
grant select on audit.era to motcua_report;
grant select (id, era, xid, recorded_at, happened_at, actor_id, on_behalf_of_id, unit_id, type, subject_kind,
  subject_id, dossier_id, publish_after, data) on audit.event to motcua_report;
grant select (id, recorded_at, happened_at, actor_id, unit_id, page, purpose, dossier_id) on audit.read to motcua_report;

-- A request is claimed once and answered once: who asked for what, and when, is not rewritten.
revoke update on audit.clock, audit.cursor, audit.request from motcua_app;
grant update (ahead_by) on audit.clock to motcua_app;
grant update (era, xid, id) on audit.cursor to motcua_app;
grant update (status, answer) on audit.request to motcua_app;
