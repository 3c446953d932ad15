-- Owner: documents. What is made of a file for looking at it: named by the content it was made of.

-- Bản dẫn xuất. Its bytes lie in the file store under their own hash, like any file, on disk before this row names them.
create table documents.rendition (
  of_sha256 bytea       not null references documents.file on delete cascade,
  -- thumbnail: a small picture of page one. pictures: all pages as pictures, shown instead of a file that could do
  -- something. archive: a copy as PDF/A. text: what was read.
  kind      text        not null check (kind in ('thumbnail', 'pictures', 'archive', 'text')),
  -- Null: it cannot be made, and note says why.
  sha256    bytea       check (length(sha256) = 32),
  made_at   timestamptz not null,
  note      jsonb       not null default '{}' check (jsonb_typeof(note) = 'object'),
  primary key (of_sha256, kind)
);
comment on table documents.rendition is 'Bản dẫn xuất của tệp: ảnh nhỏ, ảnh từng trang, bản lưu trữ PDF/A, văn bản nhận dạng';
create index rendition_by_content on documents.rendition (sha256);

grant select, insert, update (sha256, made_at, note) on documents.rendition to motcua_app;
grant select (kind, made_at) on documents.rendition to motcua_report;

-- As in 0003; with a file goes what was made of it, and whose bytes nothing else names.
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
      and not exists (select from documents.paper where paper.sha256 = file.sha256));
  made := array(select distinct rendition.sha256 from documents.rendition
    where rendition.of_sha256 = any (hashes) and rendition.sha256 is not null);
  delete from documents.file where file.sha256 = any (hashes); -- and with it what was made of it
  files := hashes || array(
    select one from unnest(made) one
    where not exists (select from documents.file where file.sha256 = one)
      and not exists (select from documents.rendition where rendition.sha256 = one));
end $$;
