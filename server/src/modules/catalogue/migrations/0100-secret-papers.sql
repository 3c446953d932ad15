-- Owner: catalogue. Papers that are state secrets are not scanned (domain 7.1): their type says so.

alter table catalogue.document_type add column is_secret boolean not null default false;
comment on column catalogue.document_type.is_secret is 'Giấy tờ thuộc danh mục bí mật nhà nước: không số hóa';
grant select (is_secret) on catalogue.document_type to motcua_report;
grant update (is_secret) on catalogue.document_type to motcua_app;
