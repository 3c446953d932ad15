-- Owner: dossiers. Where an applicant wants a draft to be received, where its procedure may be received at several
-- sections. Null is where the rules send it. Once it is sent, why it could be chosen stands in dossiers.routing.

alter table dossiers.draft add column section_id bigint;
comment on column dossiers.draft.section_id is 'Nơi tiếp nhận do người nộp chọn; trống: nơi theo quy định';

alter table dossiers.routing add column is_chosen boolean not null default false;
comment on column dossiers.routing.is_chosen is 'Người nộp trực tuyến tự chọn nơi tiếp nhận';
