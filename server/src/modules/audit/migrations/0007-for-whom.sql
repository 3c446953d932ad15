-- Owner: audit. For which person a deed was done by another: a clerk at a counter, a helper, whoever has a mandate.

-- Làm thay cho ai. A person (identity.person) by the id inside, never a number; empty of what people do for themselves and of what an office
-- does of its own. Apart from on_behalf_of_id, which of staff is the absent colleague: all three may stand in one event.
alter table audit.event add column for_person_id bigint;
comment on column audit.event.for_person_id is 'Người được làm thay: cán bộ tại quầy, tổ công nghệ số cộng đồng, người được ủy quyền làm cho ai';

grant insert (for_person_id) on audit.event to motcua_app;
grant select (for_person_id) on audit.event to motcua_report;
