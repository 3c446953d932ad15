-- Owner: audit. The metric that shows a forgotten partition reads the rest itself, not all the months through the parent.
grant select on audit.event_rest, audit.read_rest to motcua_app;
