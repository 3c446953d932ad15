-- Owner: documents. A body of a destroyed paper that an upload still names is looked at again until nothing does, and who takes
-- bodies off the stores claims them by a lease: nobody waits for a disk or a bucket.

-- Nội dung chưa hủy được. Its papers are destroyed and shown to nobody; something that is still to become a paper has the same.
create table documents.named_body (
  sha256 bytea       primary key check (length(sha256) = 32),
  -- When it is looked at next, by the machine's time; null: at once.
  due_at timestamptz
);
comment on table documents.named_body is 'Nội dung của giấy tờ đã hủy theo quyết định nhưng còn tệp tải lên dùng chung';
create index named_body_due on documents.named_body (due_at nulls first);
grant select, insert, update (due_at), delete on documents.named_body to motcua_app;
revoke all on documents.named_body from motcua_report;
grant select (due_at) on documents.named_body to motcua_report;

-- Until when whoever takes it off the stores has it to themselves, and when it is tried again, by the machine's time.
alter table documents.destroyed_body add column due_at timestamptz;
grant update (due_at) on documents.destroyed_body to motcua_app;
grant select (due_at) on documents.destroyed_body to motcua_report;

-- As in 0151; the papers that were destroyed stay so, and their body goes again when what brought it is forgotten.
create or replace function documents.body_is_back() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  delete from documents.destroyed_body where sha256 = new.sha256;
  if found then
    insert into documents.stored_copy (sha256) values (new.sha256) on conflict do nothing;
    insert into documents.named_body (sha256) values (new.sha256) on conflict do nothing;
    delete from documents.rendition where of_sha256 = new.sha256; -- what was made of it went with it, and is made anew
  end if;
  return new;
end $$;

-- Those that were kept by the uploads of trays.
insert into documents.named_body (sha256)
select sha256 from documents.paper where destroyed_at is not null
union select c.sha256 from documents.signed_copy c join documents.paper p on p.id = c.paper_id where p.destroyed_at is not null
except select sha256 from documents.destroyed_body;
