-- Owner: dossiers. What somebody handed in as a member of a community digital team is theirs only while they may help.

-- Nộp giúp với tư cách thành viên tổ công nghệ số cộng đồng, theo giấy ủy quyền nào; trống là không phải.
alter table dossiers.dossier add column helper_proxy_id bigint references identity.proxy;
comment on column dossiers.dossier.helper_proxy_id is 'Giấy ủy quyền cho thành viên tổ công nghệ số cộng đồng đã nộp giúp; hết hiệu lực thì người nộp giúp không xem được nữa';
grant select (helper_proxy_id) on dossiers.dossier to motcua_report;
