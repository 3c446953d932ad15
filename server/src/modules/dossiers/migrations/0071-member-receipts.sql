-- Owner: dossiers. Until when somebody acknowledges what was passed on to them; empty once they did, or where nobody must.

alter table dossiers.member add column acknowledge_by timestamptz check (acknowledge_by >= begun_at);
create index member_to_acknowledge on dossiers.member (acknowledge_by, request_id, seq) where acknowledge_by is not null;
grant update (acknowledge_by) on dossiers.member to motcua_app;
