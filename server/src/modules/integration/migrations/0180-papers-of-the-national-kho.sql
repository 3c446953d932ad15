-- Owner: integration. Papers of somebody's Kho at the national portal: looked for on record, and which of ours were taken over from there.

alter table integration.register_call drop constraint register_call_kind_check;
-- fetch: the file of a paper that it holds.
alter table integration.register_call add constraint register_call_kind_check check (kind in ('read', 'confirm', 'fetch'));
alter table integration.register_call drop constraint register_call_reason;
alter table integration.register_call
  add constraint register_call_reason check (reason in ('prefill', 'verify', 'ask-anew', 'residence', 'reuse'));
-- In the words of the officer at whose counter it is.
alter table integration.register_call add column said text check (length(said) between 1 and 300);
comment on column integration.register_call.said is 'Lý do khai thác do cán bộ ghi';

-- Giấy tờ lấy từ Kho dữ liệu điện tử trên Cổng Dịch vụ công quốc gia.
create table integration.national_paper (
  paper_id  bigint      primary key references documents.paper,
  person_id bigint      not null references identity.person,
  -- By which the portal knows it (MaGiayToKhoQuocGia).
  id_there  text        not null check (length(id_there) between 1 and 100),
  -- By which it was fetched.
  call_id   bigint      not null references integration.register_call,
  at        timestamptz not null,
  by        bigint      not null
);
comment on table integration.national_paper is 'Giấy tờ lấy về từ Kho dữ liệu trên Cổng Dịch vụ công quốc gia';
create index national_paper_of_person on integration.national_paper (person_id, id_there);

grant select, insert on integration.national_paper to motcua_app;
