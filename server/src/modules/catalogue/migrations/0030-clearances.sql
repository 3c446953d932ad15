-- Owner: catalogue. The list of procedures cleared for reception that does not depend on territory (KH 1107 II.4.2): who
-- proposed each, by which evidence, who approved it by which decision, where it is tried and since when it holds
-- everywhere. Nothing here is rewritten: answers are added, and of what holds only the last day moves.

create table catalogue.clearance (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint clearance_addressed_once unique,
  procedure_id    bigint      not null references catalogue.procedure,
  -- data: the list that was there before anybody proposed anything here; nobody approved that in this program.
  source          text        not null check (source in ('data', 'desk')),
  reason          text        not null check (reason <> ''),
  proposed_at     timestamptz not null,
  proposed_by     bigint      not null,
  approved_at     timestamptz check (approved_at >= proposed_at),
  approved_by     bigint,
  decision_number text        check (decision_number <> ''),
  decision_on     date,
  decision_by     text        check (decision_by <> ''),
  declined_at     timestamptz check (declined_at >= proposed_at),
  declined_by     bigint,
  declined_reason text        check (declined_reason <> ''),
  revoked_at      timestamptz check (revoked_at >= proposed_at),
  revoked_by      bigint,
  -- The first day without it.
  revoked_from    date,
  revoked_reason  text        check (revoked_reason <> ''),
  constraint clearance_approved_whole check ((approved_at is null) = (approved_by is null)),
  constraint clearance_decision_whole check (
    (decision_number is null) = (decision_on is null) and (decision_number is null) = (decision_by is null)),
  constraint clearance_by_decision check (source = 'data' or (approved_at is null) = (decision_number is null)),
  constraint clearance_declined_whole check (
    (declined_at is null) = (declined_by is null) and (declined_at is null) = (declined_reason is null)),
  constraint clearance_revoked_whole check ((revoked_at is null) = (revoked_by is null)
    and (revoked_at is null) = (revoked_from is null) and (revoked_at is null) = (revoked_reason is null)),
  constraint clearance_not_both check (declined_at is null or approved_at is null),
  -- Who proposes does not approve.
  constraint clearance_by_two check (source = 'data' or approved_by is null or approved_by <> proposed_by)
);
comment on table catalogue.clearance is 'Thủ tục được tiếp nhận không phụ thuộc địa giới hành chính: đề xuất, phê duyệt, thu hồi';
create unique index clearance_open_once on catalogue.clearance (procedure_id) where declined_at is null and revoked_at is null;
create index clearance_newest on catalogue.clearance (id desc);

create table catalogue.clearance_answer (
  id           bigint      generated always as identity primary key,
  clearance_id bigint      not null references catalogue.clearance,
  criterion    text        not null check (criterion in ('data-in-register', 'connection-live', 'no-on-site-inspection')),
  is_met       boolean     not null,
  evidence     text        not null check (evidence <> ''),
  at           timestamptz not null,
  by_id        bigint      not null
);
comment on table catalogue.clearance_answer is 'Trả lời từng tiêu chí, có căn cứ; câu trả lời mới nhất có giá trị';
create index clearance_answer_of on catalogue.clearance_answer (clearance_id, id);

create table catalogue.clearance_stage (
  id              bigint      generated always as identity primary key,
  clearance_id    bigint      not null references catalogue.clearance,
  procedure_id    bigint      not null references catalogue.procedure,
  stage           text        not null check (stage in ('pilot', 'province')),
  -- Sections, or agencies whose sections they are; none: all.
  unit_ids        bigint[],
  -- Empty: taken back before it began.
  valid           daterange   not null check (lower(valid) is not null or isempty(valid)),
  reason          text        not null check (reason <> ''),
  opened_at       timestamptz not null,
  opened_by       bigint      not null,
  constraint clearance_stage_units check ((stage = 'pilot') = (unit_ids is not null and cardinality(unit_ids) > 0)),
  constraint clearance_once_a_day exclude using gist (procedure_id with =, valid with &&) deferrable
);
comment on table catalogue.clearance_stage is 'Những ngày và nơi được tiếp nhận không phụ thuộc địa giới: thí điểm, toàn tỉnh';
create index clearance_stage_of on catalogue.clearance_stage (clearance_id, id);

grant select, insert on catalogue.clearance, catalogue.clearance_answer, catalogue.clearance_stage to motcua_app;
grant update (approved_at, approved_by, decision_number, decision_on, decision_by, declined_at, declined_by,
  declined_reason, revoked_at, revoked_by, revoked_from, revoked_reason) on catalogue.clearance to motcua_app;
grant update (valid) on catalogue.clearance_stage to motcua_app;
grant usage on all sequences in schema catalogue to motcua_app;
grant select (id, public_id, procedure_id, source, proposed_at, approved_at, decision_number, decision_on, decision_by,
  declined_at, revoked_at, revoked_from) on catalogue.clearance to motcua_report;
grant select (id, clearance_id, criterion, is_met, at) on catalogue.clearance_answer to motcua_report;
grant select (id, clearance_id, procedure_id, stage, unit_ids, valid, opened_at) on catalogue.clearance_stage to motcua_report;

-- What versions said until now becomes the list, from the day each said so first without a break; afterwards an import
-- does the same for procedures to come (`loadClearances`).
with flagged as (
  select procedure_id, max(upper(valid)) filter (where content ->> 'territoryIndependent' <> 'true') as after,
    bool_or(content ->> 'territoryIndependent' = 'true' and upper(valid) is null) as is_open
  from catalogue.procedure_version where not isempty(valid) group by procedure_id
), since as (
  select f.procedure_id, min(lower(v.valid)) as day
  from flagged f join catalogue.procedure_version v on v.procedure_id = f.procedure_id and not isempty(v.valid)
    and v.content ->> 'territoryIndependent' = 'true' and (f.after is null or lower(v.valid) >= f.after)
  where f.is_open group by f.procedure_id
), listed as (
  insert into catalogue.clearance (procedure_id, source, reason, proposed_at, proposed_by, approved_at, approved_by)
  select procedure_id, 'data', 'Theo dữ liệu danh mục trước khi có quy trình phê duyệt', day, 1, day, 1 from since
  returning id, procedure_id, proposed_at
)
insert into catalogue.clearance_stage (clearance_id, procedure_id, stage, valid, reason, opened_at, opened_by)
select listed.id, listed.procedure_id, 'province', daterange(since.day, null),
  'Theo dữ liệu danh mục trước khi có quy trình phê duyệt', listed.proposed_at, 1
from listed join since on since.procedure_id = listed.procedure_id;
update catalogue.revision set number = number + 1 where exists (select from catalogue.clearance);
