-- Owner: organisation. The province is no secret, and reports read all of it; a table to come is decided on its own.

alter default privileges in schema organisation revoke select on tables from motcua_report;

revoke update on organisation.revision from motcua_app;
grant update (number) on organisation.revision to motcua_app;
