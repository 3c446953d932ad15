-- Owner: organisation. Policies that a unit changed at the desk: the data of an import do not undo them.

-- Quy tắc đã đổi tại bàn làm việc: of which unit, from which day, by whom.
create table organisation.revised_policy (
  id         bigint      generated always as identity primary key,
  key        text        not null check (key ~ '^[a-z0-9-]+$'),
  scope      text        not null check (scope <> ''),
  from_day   date        not null,
  revised_at timestamptz not null,
  revised_by bigint      not null
);
comment on table organisation.revised_policy is 'Quy tắc của một đơn vị đã đổi tại bàn làm việc: từ ngày nào, ai đổi';
create index revised_policy_of on organisation.revised_policy (key, scope);

grant usage on all sequences in schema organisation to motcua_app;
grant select, insert on organisation.revised_policy to motcua_app;
grant select (id, key, scope, from_day, revised_at) on organisation.revised_policy to motcua_report;
