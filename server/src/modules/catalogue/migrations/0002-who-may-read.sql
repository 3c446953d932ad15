-- Owner: catalogue. What is published is no secret, and reports read all of it; a table to come is decided on its own.

alter default privileges in schema catalogue revoke select on tables from motcua_report;

-- What a thing is called may be corrected; which thing it is, not.
revoke update on catalogue.revision, catalogue.sector, catalogue.document_type, catalogue.bundle from motcua_app;
grant update (number) on catalogue.revision to motcua_app;
grant update (name, ministry) on catalogue.sector to motcua_app;
grant update (code, is_code_invented, name, issuer, is_reusable, source) on catalogue.document_type to motcua_app;
grant update (code, name, members, facts) on catalogue.bundle to motcua_app;
