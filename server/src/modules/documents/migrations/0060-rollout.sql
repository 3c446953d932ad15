-- Owner: documents. Where the procedure of digitising what is handed in is in force, since when and by which decision:
-- proposed by one person, recorded by another (KH 1107 II.2.4-6).

-- Triển khai quy trình số hóa tại Bộ phận Một cửa.
create table documents.rollout (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint rollout_addressed_once unique,
  unit_id         bigint      not null references organisation.unit,
  -- From the first day in force; open, until units are rearranged. Empty: it never held.
  valid           daterange   not null,
  decision_number text        not null check (length(decision_number) between 1 and 60),
  decided_on      date        not null,
  -- desk: by two people. data: of the data set. succession: the unit took the place of one where it was in force.
  source          text        not null check (source in ('desk', 'data', 'succession')),
  -- The decision is a guess of the data, for a demonstration.
  is_invented     boolean     not null default false,
  proposed_at     timestamptz not null,
  proposed_by     bigint      not null,
  proposed_for    bigint,
  closed_at       timestamptz,
  closed_by       bigint,
  is_approved     boolean,
  note            text        not null default '' check (length(note) <= 500),
  constraint rollout_closed_whole
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (is_approved is null)),
  constraint rollout_open_once_a_section exclude using gist (unit_id with =) where (closed_at is null),
  constraint rollout_once_a_day exclude using gist (unit_id with =, valid with &&) where (is_approved)
);
comment on table  documents.rollout       is 'Triển khai quy trình số hóa tại Bộ phận Một cửa, theo quyết định';
comment on column documents.rollout.valid is 'Quy trình số hóa có hiệu lực từ ngày';

grant select, insert on documents.rollout to motcua_app;
grant update (valid, closed_at, closed_by, is_approved, note) on documents.rollout to motcua_app;
grant select (id, public_id, unit_id, valid, decision_number, decided_on, source, is_invented, proposed_at, closed_at,
  is_approved) on documents.rollout to motcua_report;
