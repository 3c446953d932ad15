-- Owner: documents. Files that a dossier keeps and that are no paper of anybody: opinions that officers sign (NĐ 45/2020/NĐ-CP Đ.13).

create table documents.office_file (
  sha256       bytea       primary key references documents.file,
  kept_at      timestamptz not null,
  kept_by      bigint      not null,
  destroyed_at timestamptz
);
comment on table documents.office_file is 'Văn bản nội bộ của cơ quan được giữ cùng hồ sơ';
grant select, insert, update (destroyed_at) on documents.office_file to motcua_app;
grant select (kept_at, kept_by, destroyed_at) on documents.office_file to motcua_report;

-- As in 0190; a file of the office that somebody uploads, too, is not forgotten with that upload.
create or replace function documents.discard_uploads(ids bigint[], out discarded integer, out files bytea[])
language plpgsql security definer set search_path = pg_catalog as $$
declare held bigint[]; hashes bytea[]; made bytea[];
begin
  perform pg_advisory_xact_lock(hashtext('documents.file'));
  held := array(select upload.id from documents.upload where upload.id = any (ids) order by 1 for update skip locked);
  with gone as (
    delete from documents.upload
    where upload.id = any (held) and not exists (select from documents.paper where paper.upload_id = upload.id)
    returning upload.sha256)
  select count(*), coalesce(array_agg(distinct sha256), '{}') into discarded, hashes from gone;
  hashes := array(
    select file.sha256 from documents.file
    where file.sha256 = any (hashes) and not exists (select from documents.upload where upload.sha256 = file.sha256)
      and not exists (select from documents.paper where paper.sha256 = file.sha256)
      and not exists (select from documents.signed_copy where signed_copy.sha256 = file.sha256)
      and not exists (select from documents.office_file where office_file.sha256 = file.sha256));
  made := array(select distinct rendition.sha256 from documents.rendition
    where rendition.of_sha256 = any (hashes) and rendition.sha256 is not null);
  delete from documents.file where file.sha256 = any (hashes); -- and with it what was made and found of it
  files := hashes || array(
    select one from unnest(made) one
    where not exists (select from documents.file where file.sha256 = one)
      and not exists (select from documents.rendition where rendition.sha256 = one));
end $$;
