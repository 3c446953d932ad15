-- Owner: documents. Papers of a dossier whose time in the archive is over are destroyed: their rows stay, their bytes go, in both
-- stores, unless another paper has the same (Luật Lưu trữ 2011 Đ.28).

alter table documents.paper add column destroyed_at timestamptz;
comment on column documents.paper.destroyed_at is 'Thời điểm hủy bản lưu của giấy tờ theo quyết định';
grant update (destroyed_at) on documents.paper to motcua_app;
grant select (destroyed_at) on documents.paper to motcua_report;

-- Nội dung đã hủy. By content, without saying whose it was.
create table documents.destroyed_body (
  sha256       bytea       primary key check (length(sha256) = 32),
  destroyed_at timestamptz not null,
  -- When its bytes were taken off both stores, by the machine's time.
  removed_at   timestamptz
);
comment on table documents.destroyed_body is 'Nội dung tệp đã hủy theo quyết định, và lúc gỡ khỏi kho';
create index destroyed_body_to_remove on documents.destroyed_body (destroyed_at) where removed_at is null;
grant select, insert, update (removed_at) on documents.destroyed_body to motcua_app;
revoke all on documents.destroyed_body from motcua_report;
grant select (destroyed_at, removed_at) on documents.destroyed_body to motcua_report;

-- Whoever brings the same content again has a file as any other: it is not destroyed any more, and copied and checked. Asked
-- before the row is found to be there, since it is: the name of what was destroyed stays.
create function documents.body_is_back() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from documents.destroyed_body where sha256 = new.sha256;
  if found then
    insert into documents.stored_copy (sha256) values (new.sha256) on conflict do nothing;
    delete from documents.rendition where of_sha256 = new.sha256; -- what was made of it went with it, and is made anew
  end if;
  return new;
end $$;
revoke all on function documents.body_is_back from public;
create trigger file_is_back before insert on documents.file for each row execute function documents.body_is_back();
