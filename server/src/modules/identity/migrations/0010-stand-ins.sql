-- Owner: identity. Which of staff are away, and who does whose work meanwhile.

-- Vắng mặt. From a day to a day and nothing more: why somebody is away may be their health (NĐ 13/2023 Đ.2), and whoever
-- shares out the work need not know it.
create table identity.absence (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint absence_addressed_once unique,
  account_id bigint      not null references identity.staff,
  valid      daterange   not null check (not isempty(valid) and lower(valid) is not null and upper(valid) is not null),
  noted_by   bigint      not null,
  noted_at   timestamptz not null,
  -- Back before the last day, or never gone.
  ended_at   timestamptz,
  ended_by   bigint,
  constraint absence_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table identity.absence is 'Cán bộ vắng mặt: từ ngày, đến ngày';
-- Asked whenever work is given to somebody.
create index absence_of_account on identity.absence (account_id) where ended_at is null;

-- Người làm thay. One role at one unit, for some days: so much of the absent one's rights, and no more (NĐ 30/2020 Đ.13).
create table identity.stand_in (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint stand_in_addressed_once unique,
  absent_id   bigint      not null references identity.staff,
  stand_in_id bigint      not null references identity.staff,
  role        text        not null check (role ~ '^[a-z_]+$'),
  unit_id     bigint      not null,
  valid       daterange   not null check (not isempty(valid) and lower(valid) is not null and upper(valid) is not null),
  named_by    bigint      not null,
  named_at    timestamptz not null,
  ended_at    timestamptz,
  ended_by    bigint,
  constraint stand_in_of_another check (absent_id <> stand_in_id),
  constraint stand_in_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table identity.stand_in is 'Người làm thay: thay ai, vai trò nào, tại đơn vị nào, từ ngày nào đến ngày nào';
-- Asked with each request of a session.
create index stand_in_of_stand_in on identity.stand_in (stand_in_id) where ended_at is null;
create index stand_in_of_absent on identity.stand_in (absent_id) where ended_at is null;

grant select, insert on identity.absence, identity.stand_in to motcua_app;
grant update (ended_at, ended_by) on identity.absence, identity.stand_in to motcua_app;
grant select on identity.absence, identity.stand_in to motcua_report;
