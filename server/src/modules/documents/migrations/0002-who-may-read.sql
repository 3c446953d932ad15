-- Owner: documents. Who may read and change what, column by column.

-- Reports count papers by type and trust. Names of files name people, and a hash tells who has the same paper.
alter default privileges in schema documents revoke select on tables from motcua_report;
revoke select on all tables in schema documents from motcua_report;
grant select (size, kind, pages) on documents.file to motcua_report;
grant select (id, document_type, owner_id, source, trust, added_at, added_by) on documents.paper to motcua_report;

-- Nothing compares a paper with its original yet: whoever builds it opens the column together with the deed.
revoke update (trust) on documents.paper from motcua_app;
