-- Owner: dossiers. Where the paper result lies until somebody takes it: at which unit, with whom, and each way from unit to
-- unit with its acknowledgement, like the way of originals (dossiers.originals). It may be collected at another section.

-- Nơi nhận kết quả: the section where the applicant collects the result, where that is not the one that received.
create table dossiers.collection (
  dossier_id bigint      primary key references dossiers.dossier deferrable initially deferred,
  unit_id    bigint      not null,
  chosen_at  timestamptz not null,
  chosen_by  bigint      not null
);
comment on table dossiers.collection is 'Nơi nhận kết quả do người nộp chọn; mỗi lần đổi là một sự kiện';
create index collection_at on dossiers.collection (unit_id, dossier_id);

-- Kết quả bản giấy đang ở đâu.
create table dossiers.custody (
  dossier_id bigint      primary key references dossiers.dossier,
  unit_id    bigint      not null,
  -- Who acknowledged it last; who issued it, before it moved.
  holder_id  bigint      not null,
  since      timestamptz not null,
  -- When the applicant is to be told again that it waits (R19); none while it is not where it is collected.
  remind_at  timestamptz,
  reminders  smallint    not null default 0 check (reminders >= 0),
  returned_at timestamptz check (returned_at >= since),
  -- How it was proven to be handed to the right person.
  proof      text        check (proof in ('signed', 'card-seen', 'authorisation', 'post-receipt')),
  constraint custody_waits_or_ended check (returned_at is null or remind_at is null)
);
comment on table dossiers.custody is 'Nơi lưu giữ kết quả bản giấy';
create index custody_here on dossiers.custody (unit_id, since, dossier_id) where returned_at is null;
create index custody_to_remind on dossiers.custody (remind_at, dossier_id) where remind_at is not null;

create table dossiers.result_move (
  id             bigint      generated always as identity primary key,
  dossier_id     bigint      not null references dossiers.dossier,
  from_unit_id   bigint      not null,
  to_unit_id     bigint      not null check (to_unit_id <> from_unit_id),
  due_at         timestamptz not null,
  handed_over_at timestamptz,
  handed_over_by bigint,
  received_at    timestamptz check (received_at >= handed_over_at),
  received_by    bigint,
  -- Refused on arrival, or recalled before it left because the applicant collects elsewhere.
  ended_at       timestamptz,
  ended_by       bigint,
  ended_why      text        check (ended_why in ('refused', 'recalled')),
  constraint result_move_handed_over_whole check ((handed_over_at is null) = (handed_over_by is null)),
  constraint result_move_received_whole check ((received_at is null) = (received_by is null)),
  constraint result_move_ended_whole check (
    (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null)),
  constraint result_move_one_end check (received_at is null or ended_at is null)
);
comment on table dossiers.result_move is 'Chuyển kết quả bản giấy từ đơn vị này đến đơn vị khác, có giao nhận';
create unique index result_move_open_once on dossiers.result_move (dossier_id) where received_at is null and ended_at is null;
create index result_move_of_dossier on dossiers.result_move (dossier_id, id);
create index result_move_from on dossiers.result_move (from_unit_id, due_at, dossier_id) where received_at is null and ended_at is null;
create index result_move_to on dossiers.result_move (to_unit_id, due_at, dossier_id) where received_at is null and ended_at is null;

-- Results that are issued and not returned lie where they were received.
insert into dossiers.custody (dossier_id, unit_id, holder_id, since)
select d.id, d.receives_at_id, 1, d.issued_at from dossiers.dossier d
where d.state = 'settled' and d.delivery <> 'electronic' and exists (
  select from catalogue.procedure_version v where v.id = d.procedure_version_id and v.content -> 'result' ->> 'paper' = 'true');

grant usage on all sequences in schema dossiers to motcua_app;
grant select, insert on dossiers.collection, dossiers.custody, dossiers.result_move to motcua_app;
grant update (unit_id, chosen_at, chosen_by) on dossiers.collection to motcua_app;
grant update (unit_id, holder_id, since, remind_at, reminders, returned_at, proof) on dossiers.custody to motcua_app;
grant update (handed_over_at, handed_over_by, received_at, received_by, ended_at, ended_by, ended_why)
  on dossiers.result_move to motcua_app;
grant select on dossiers.collection, dossiers.custody, dossiers.result_move to motcua_report;
