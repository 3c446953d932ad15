-- Owner: documents. How the copies of each file stand (ADR 0053): which is not in the second store yet, and when both were
-- last read whole.

-- Các bản lưu của một tệp. One row a content that some row names; of the machine's time throughout.
create table documents.stored_copy (
  -- The subject of events: a hash tells who has the same paper.
  id         bigint      generated always as identity constraint stored_copy_numbered_once unique,
  sha256     bytea       primary key check (length(sha256) = 32),
  recorded_at timestamptz not null default clock_timestamp(),
  -- In the second store.
  copied_at  timestamptz,
  -- When it is tried again; before the first try nothing.
  due_at     timestamptz,
  checked_at timestamptz,
  -- Since when no copy is what was put there.
  lost_at    timestamptz
);
comment on table documents.stored_copy is 'Tình trạng hai bản lưu của tệp: đã sao sang kho thứ hai, lần kiểm tra gần nhất, mất từ khi nào';
create index stored_copy_to_make  on documents.stored_copy (due_at nulls first) where copied_at is null;
create index stored_copy_waiting  on documents.stored_copy (recorded_at) where copied_at is null;
create index stored_copy_to_check on documents.stored_copy (checked_at nulls first, id);
create index stored_copy_lost     on documents.stored_copy (lost_at) where lost_at is not null;

grant select, insert, update (copied_at, due_at, checked_at, lost_at), delete on documents.stored_copy to motcua_app;
grant usage on all sequences in schema documents to motcua_app;
grant select (id, recorded_at, copied_at, due_at, checked_at, lost_at) on documents.stored_copy to motcua_report;

-- Whoever notes a file notes that it is to be copied, in the same transaction, and cannot forget it.
create function documents.note_copy() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into documents.stored_copy (sha256) values (new.sha256) on conflict do nothing;
  return null;
end $$;
revoke all on function documents.note_copy from public;
create trigger file_is_to_be_copied after insert on documents.file for each row execute function documents.note_copy();

insert into documents.stored_copy (sha256) select sha256 from documents.file;
