-- Owner: documents. Which uploads may be forgotten one day, in a table of their own: papers keep their upload for ever, and a look
-- for what nobody handed in must not walk over all of them each day.

-- Tệp tải lên chưa dùng. A row as long as nothing is made of it: no paper, no scan in a tray, no work of the backlog, no other file.
create table documents.open_upload (
  upload_id bigint      primary key references documents.upload on delete cascade,
  -- When it was uploaded.
  at        timestamptz not null
);
comment on table documents.open_upload is 'Tệp tải lên chưa thành giấy tờ, có thể xóa khi quá hạn';
create index open_upload_age on documents.open_upload (at, upload_id);
grant select on documents.open_upload to motcua_app, motcua_report;

create function documents.note_open_upload() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  insert into documents.open_upload (upload_id, at) values (new.id, new.at);
  return null;
end $$;
create trigger upload_is_open after insert on documents.upload for each row execute function documents.note_open_upload();

create function documents.close_upload() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from documents.open_upload where upload_id = new.upload_id;
  return null;
end $$;
create trigger paper_uses_upload after insert on documents.paper
  for each row when (new.upload_id is not null) execute function documents.close_upload();
create trigger scan_uses_upload after insert on documents.scan for each row execute function documents.close_upload();
create trigger work_uses_upload after insert or update of upload_id on documents.backlog_work
  for each row when (new.upload_id is not null) execute function documents.close_upload();

create function documents.close_source() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from documents.open_upload where upload_id = new.from_upload;
  return null;
end $$;
create trigger source_is_used after insert on documents.made_of for each row execute function documents.close_source();

-- What nothing is made of any more may be forgotten again; whether something else uses it is asked when it is looked for.
create function documents.reopen_source() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into documents.open_upload (upload_id, at)
  select id, at from documents.upload where id = old.from_upload
    and not exists (select from documents.paper where paper.upload_id = upload.id)
  on conflict do nothing;
  return null;
end $$;
create trigger source_is_open after delete on documents.made_of for each row execute function documents.reopen_source();

create function documents.reopen_work() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into documents.open_upload (upload_id, at)
  select id, at from documents.upload where id = old.upload_id
    and not exists (select from documents.paper where paper.upload_id = upload.id)
  on conflict do nothing;
  return null;
end $$;
create trigger work_lets_go after update of upload_id on documents.backlog_work
  for each row when (old.upload_id is distinct from new.upload_id and old.upload_id is not null)
  execute function documents.reopen_work();

revoke all on function documents.note_open_upload, documents.close_upload, documents.close_source, documents.reopen_source,
  documents.reopen_work from public;

insert into documents.open_upload (upload_id, at)
select id, at from documents.upload
where not exists (select from documents.paper where paper.upload_id = upload.id)
  and not exists (select from documents.scan where scan.upload_id = upload.id)
  and not exists (select from documents.backlog_work where backlog_work.upload_id = upload.id)
  and not exists (select from documents.made_of where made_of.from_upload = upload.id);
