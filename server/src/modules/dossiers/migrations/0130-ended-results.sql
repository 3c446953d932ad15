-- Owner: dossiers. Results that hold no more: revoked, replaced or corrected by the agency that issued them.

-- Thu hồi, thay thế, đính chính kết quả: proposed by one person, confirmed or declined by another.
create table dossiers.result_end (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint result_end_addressed_once unique,
  dossier_id      bigint      not null references dossiers.signed_result,
  kind            text        not null check (kind in ('revoked', 'replaced', 'corrected')),
  -- The decision by which it ends.
  decision_number text        not null check (length(decision_number) between 1 and 120),
  decision_day    date        not null,
  reason          text        not null check (length(reason) between 3 and 2000),
  -- The result that takes its place, where there is one.
  by_dossier_id   bigint      references dossiers.signed_result check (by_dossier_id <> dossier_id),
  proposed_at     timestamptz not null,
  proposed_by     bigint      not null,
  proposed_for    bigint,
  decided_at      timestamptz,
  decided_by      bigint,
  is_confirmed    boolean,
  note            text        not null default '' check (length(note) <= 2000),
  constraint result_end_decided_whole
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (is_confirmed is null)),
  constraint result_end_replaced_by check ((kind = 'replaced') = (by_dossier_id is not null))
);
comment on table dossiers.result_end is 'Thu hồi, thay thế, đính chính kết quả';
create unique index result_end_open_once on dossiers.result_end (dossier_id) where decided_at is null;
-- What was corrected goes on, and may end later.
create unique index result_ended_once    on dossiers.result_end (dossier_id) where is_confirmed and kind <> 'corrected';
create index result_end_of_dossier       on dossiers.result_end (dossier_id, id);
create index result_end_in_order         on dossiers.result_end (decided_at, id) where is_confirmed;

grant select, insert on dossiers.result_end to motcua_app;
grant update (decided_at, decided_by, is_confirmed, note) on dossiers.result_end to motcua_app;
grant usage on all sequences in schema dossiers to motcua_app;
grant select (id, public_id, dossier_id, kind, decision_number, decision_day, by_dossier_id, proposed_at, decided_at, is_confirmed)
  on dossiers.result_end to motcua_report;
