-- Owner: identity. Community digital teams: who is a member, and which mandates were given to somebody as a member.

-- Thành viên tổ công nghệ số cộng đồng. Ended, or past its last day, the mandates given to the member hold no more.
create table identity.team_member (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint team_member_addressed_once unique,
  -- The one-stop section that the team works with.
  unit_id    bigint      not null,
  -- Of which village, as the decision says: Thôn 3.
  team       text        not null check (team is nfc normalized and length(team) between 1 and 100),
  person_id  bigint      not null references identity.person,
  -- The decision that made the team.
  decision   text        not null check (decision is nfc normalized and length(decision) between 1 and 100),
  valid      daterange   not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  named_by   bigint      not null,
  named_at   timestamptz not null,
  ended_at   timestamptz,
  ended_by   bigint,
  constraint team_member_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table  identity.team_member      is 'Thành viên tổ công nghệ số cộng đồng: ở tổ nào, từ ngày nào đến ngày nào';
comment on column identity.team_member.team is 'Tổ của thôn, bản, tổ dân phố nào';

-- Two at once name one; whoever helps in two villages of one commune is a member of one team.
create unique index team_member_once_a_section on identity.team_member (unit_id, person_id) where ended_at is null;
create index team_member_of_unit on identity.team_member (unit_id, id);
create index team_member_of_person on identity.team_member (person_id, id);

grant select, insert on identity.team_member to motcua_app;
grant update (ended_at, ended_by) on identity.team_member to motcua_app;
grant select (id, public_id, unit_id, person_id, valid, named_by, named_at, ended_at, ended_by) on identity.team_member
  to motcua_report;

-- Given to somebody as a member, and not as a relative or friend.
alter table identity.proxy add column member_id bigint references identity.team_member;
comment on column identity.proxy.member_id is 'Thành viên tổ công nghệ số cộng đồng được ủy quyền; trống là ủy quyền giữa hai người';
create index proxy_of_member on identity.proxy (member_id, id) where member_id is not null;
grant select (member_id) on identity.proxy to motcua_report;

-- Whoever is helped at home says yes by a code that comes to their phone.
alter table identity.one_time_code drop constraint one_time_code_purpose_check;
alter table identity.one_time_code add constraint one_time_code_purpose_check
  check (purpose in ('sign-in', 'phone', 'proxy'));
