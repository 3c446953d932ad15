-- Owner: sections. How the one-stop sections are made up: what is not received there, and by which decision.

create schema sections;
grant usage on schema sections to motcua_app, motcua_report;

-- Thủ tục không tiếp nhận tại Bộ phận Một cửa.
create table sections.exception (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint exception_addressed_once unique,
  unit_id         bigint      not null references organisation.unit,
  procedure_id    bigint      not null references catalogue.procedure,
  valid           daterange   not null check (not isempty(valid)),
  reason          text        not null check (length(reason) between 1 and 1000),
  decision_number text        not null check (length(decision_number) between 1 and 60),
  decided_on      date        not null,
  listed_at       timestamptz not null,
  listed_by       bigint      not null,
  ended_at        timestamptz check (ended_at >= listed_at),
  ended_by        bigint,
  constraint exception_ended_whole check ((ended_at is null) = (ended_by is null)),
  constraint exception_once_a_day exclude using gist (unit_id with =, procedure_id with =, valid with &&)
);
comment on table  sections.exception       is 'Thủ tục không tiếp nhận tại Bộ phận Một cửa, theo quyết định, có lý do';
comment on column sections.exception.valid is 'Từ ngày, đến ngày không tiếp nhận';
create index exception_of_section on sections.exception (unit_id, id desc);

grant usage on all sequences in schema sections to motcua_app;
grant select, insert on sections.exception to motcua_app;
grant update (valid, ended_at, ended_by) on sections.exception to motcua_app;
grant select (id, public_id, unit_id, procedure_id, valid, reason, decision_number, decided_on, listed_at, ended_at)
  on sections.exception to motcua_report;
