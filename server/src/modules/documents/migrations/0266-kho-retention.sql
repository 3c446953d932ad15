-- Owner: documents. Files that owners stored in their own Kho go when their time is over (policy `kho-retention`; NĐ 13/2023/NĐ-CP Đ.3,
-- domain 7.4: retention is configuration); that the paper was there stays. What an act keeps, what an office issued or accepted, and
-- what any dossier uses are not touched.

alter table documents.paper drop constraint paper_ended_why_check;
-- over: its owner stored it, and its time in the Kho is over.
alter table documents.paper add constraint paper_ended_why_check
  check (ended_why in ('replaced', 'revoked', 'withdrawn', 'over'));

-- Giấy tờ do chủ sở hữu tự lưu. One row as long as its file is there: what is looked at, and nothing else of the Kho.
create table documents.own_paper (
  paper_id bigint primary key references documents.paper,
  -- On which day is looked next whether its time is over.
  look_on  date   not null,
  -- From which day its file may go, as its owner was told; null until then.
  goes_on  date
);
comment on table documents.own_paper is 'Giấy tờ do chủ sở hữu tự lưu vào Kho, và ngày xóa tệp đã báo';
create index own_paper_to_look on documents.own_paper (look_on, paper_id);
grant select, update (look_on, goes_on), delete on documents.own_paper to motcua_app;
grant select on documents.own_paper to motcua_report;

create function documents.note_own_paper() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into documents.own_paper (paper_id, look_on)
  values (new.paper_id, (new.at at time zone 'Asia/Ho_Chi_Minh')::date) on conflict do nothing;
  return null;
end $$;
create trigger keeping_is_own after insert on documents.keeping
  for each row when (new.basis = 'owner' and new.dossier_id is null) execute function documents.note_own_paper();

-- What ends, or gets another last day, has another time: looked at on the next round.
create function documents.look_at_own_paper() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update documents.own_paper set look_on = date '1970-01-01' where paper_id = new.id;
  return null;
end $$;
create trigger paper_changes_its_time after update of ended_at, valid_to on documents.paper
  for each row when (new.kept_at is not null and new.destroyed_at is null) execute function documents.look_at_own_paper();
revoke all on function documents.note_own_paper, documents.look_at_own_paper from public;

insert into documents.own_paper (paper_id, look_on)
select k.paper_id, date '1970-01-01' from documents.keeping k join documents.paper p on p.id = k.paper_id
where k.basis = 'owner' and k.dossier_id is null and p.destroyed_at is null;
