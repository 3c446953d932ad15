-- Owner: documents. What was found of the signatures of an upload goes when its file goes; a signed copy keeps its file.

alter table documents.signature_report
  drop constraint signature_report_sha256_fkey,
  add constraint signature_report_sha256_fkey foreign key (sha256) references documents.file on delete cascade;

-- As in 0031; a file that is somebody's signed copy is named by that, too.
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
      and not exists (select from documents.signed_copy where signed_copy.sha256 = file.sha256));
  made := array(select distinct rendition.sha256 from documents.rendition
    where rendition.of_sha256 = any (hashes) and rendition.sha256 is not null);
  delete from documents.file where file.sha256 = any (hashes); -- and with it what was made and found of it
  files := hashes || array(
    select one from unnest(made) one
    where not exists (select from documents.file where file.sha256 = one)
      and not exists (select from documents.rendition where rendition.sha256 = one));
end $$;
