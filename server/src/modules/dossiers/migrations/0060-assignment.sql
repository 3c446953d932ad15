-- Owner: dossiers. By which rule a step is given to somebody when it opens.

-- Quy tắc giao việc. One set of rules of a role at a unit, for all procedures or one; a change is a new row.
create table dossiers.assignment_rule (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint assignment_rule_addressed_once unique,
  unit_id      bigint      not null,
  role         text        not null check (role ~ '^[a-z_]+$'),
  -- Of the catalogue; empty: all that no rule of their own names.
  procedure_id bigint,
  -- Whoever did an earlier step of the same role on the dossier goes on with it.
  prefers_last boolean     not null,
  -- load: whoever has the fewest open steps for their share; turn: one after the other.
  goes_by      text        not null check (goes_by in ('load', 'turn')),
  valid        daterange   not null check (not isempty(valid) and lower(valid) is not null),
  made_by      bigint      not null,
  made_at      timestamptz not null,
  ended_at     timestamptz,
  ended_by     bigint,
  constraint assignment_rule_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table dossiers.assignment_rule is 'Quy tắc giao việc của một vai trò tại một đơn vị';
-- Asked whenever a step opens.
create index assignment_rule_of_unit on dossiers.assignment_rule (unit_id, role) where ended_at is null;

-- Người phụ trách. None: everybody with the role.
create table dossiers.assignment_officer (
  rule_id       bigint   not null references dossiers.assignment_rule,
  account_id    bigint   not null,
  -- Of a full load, in percent: who also heads the unit takes less.
  share         smallint not null check (share between 10 and 100),
  -- Procedures in their charge; empty: all.
  procedure_ids bigint[] check (cardinality(procedure_ids) > 0),
  constraint assignment_officer_once primary key (rule_id, account_id)
);
comment on table dossiers.assignment_officer is 'Người phụ trách theo quy tắc: thủ tục, định mức';

-- Whose turn it was; locked by whoever gives by the rule, so that two at once do not both see the same least load.
create table dossiers.assignment_turn (
  rule_id bigint primary key references dossiers.assignment_rule,
  last_id bigint
);
comment on table dossiers.assignment_turn is 'Lượt giao gần nhất của mỗi quy tắc';

grant select, insert on dossiers.assignment_rule, dossiers.assignment_officer, dossiers.assignment_turn to motcua_app;
grant update (ended_at, ended_by) on dossiers.assignment_rule to motcua_app;
grant update (last_id) on dossiers.assignment_turn to motcua_app;
grant select on dossiers.assignment_rule, dossiers.assignment_officer, dossiers.assignment_turn to motcua_report;
