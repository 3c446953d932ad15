-- Owner: documents. What was made of a file lies in two copies and is checked as the file itself (TT 13/2023/TT-BNV: the copy for the
-- archive is kept as long as the dossier); and who checks claims a day's share by a lease: nothing is read in a transaction.

-- Whoever keeps what was made notes that it is to be copied; made again with the bytes of what was destroyed, it is there again.
create function documents.note_rendition_copy() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  delete from documents.destroyed_body where sha256 = new.sha256;
  insert into documents.stored_copy (sha256) values (new.sha256) on conflict do nothing;
  return null;
end $$;
revoke all on function documents.note_rendition_copy from public;
create trigger rendition_is_to_be_copied after insert or update of sha256 on documents.rendition
  for each row when (new.sha256 is not null) execute function documents.note_rendition_copy();

insert into documents.stored_copy (sha256)
select distinct sha256 from documents.rendition r
where sha256 is not null and not exists (select from documents.destroyed_body d where d.sha256 = r.sha256)
on conflict do nothing;

-- Until when whoever reads its copies has it to themselves.
alter table documents.stored_copy add column claimed_until timestamptz;
grant update (claimed_until) on documents.stored_copy to motcua_app;
grant select (claimed_until) on documents.stored_copy to motcua_report;

-- Phần tệp phải kiểm tra trong ngày. Counted once when the day begins (machine time): a count of all for each batch would itself
-- be the greatest reader.
create table documents.check_share (
  is_only  boolean     primary key default true check (is_only),
  begun_at timestamptz not null,
  share    integer     not null check (share >= 0),
  claimed  integer     not null default 0 check (claimed >= 0)
);
comment on table documents.check_share is 'Số tệp phải kiểm tra trong ngày và đã kiểm tra';
grant select, insert, update (begun_at, share, claimed) on documents.check_share to motcua_app;
grant select on documents.check_share to motcua_report;
