-- Owner: dossiers. By which mandate between two people somebody hands in for another, where it is one that was given here.

-- Theo giấy ủy quyền nào đã lập tại đây; trống là theo văn bản được nộp kèm.
alter table dossiers.authorisation add column proxy_id bigint references identity.proxy;
comment on column dossiers.authorisation.proxy_id is 'Giấy ủy quyền đã lập trên hệ thống; trống là theo văn bản nộp kèm';
grant select (proxy_id) on dossiers.authorisation to motcua_report;
