-- Owner: documents. What was uploaded and never handed in is forgotten again (NĐ 13/2023: no longer than it serves).

create index upload_age      on documents.upload (at, id);
create index upload_of_file  on documents.upload (sha256);
create index paper_of_upload on documents.paper (upload_id) where upload_id is not null;

-- Forgets those of the given uploads that are no paper, and the files that nothing names any more; answers how many
-- uploads, and the hashes of those files. Not a grant to delete, but this: not even a bug takes away what was handed in.
--
-- Somebody who hands one of them in just now holds its row by the foreign key of the paper: that one is passed over. Who
-- comes after finds it gone. Whether it is a paper is asked by a statement that begins when the row is held.
--
-- Whoever stores a file with the same content holds the lock for all (storeUpload): otherwise it would find the row of the
-- file there and have it taken away under its upload.
create function documents.discard_uploads(ids bigint[], out discarded integer, out files bytea[])
language plpgsql security definer set search_path = pg_catalog as $$
declare held bigint[]; hashes bytea[];
begin
  perform pg_advisory_xact_lock(hashtext('documents.file'));
  held := array(select upload.id from documents.upload where upload.id = any (ids) order by 1 for update skip locked);
  with gone as (
    delete from documents.upload
    where upload.id = any (held) and not exists (select from documents.paper where paper.upload_id = upload.id)
    returning upload.sha256)
  select count(*), coalesce(array_agg(distinct sha256), '{}') into discarded, hashes from gone;
  with gone as (
    delete from documents.file
    where file.sha256 = any (hashes) and not exists (select from documents.upload where upload.sha256 = file.sha256)
      and not exists (select from documents.paper where paper.sha256 = file.sha256)
    returning file.sha256)
  select coalesce(array_agg(sha256), '{}') into files from gone;
end $$;
revoke all on function documents.discard_uploads from public;
grant execute on function documents.discard_uploads to motcua_app;
