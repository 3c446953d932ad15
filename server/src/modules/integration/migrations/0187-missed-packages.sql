-- Owner: integration. A package that does not come, and a word about one that is not taken, are tried again later.

-- Gói tin chưa lấy được: it lies there for us and did not come yet. One that comes, or is held, stands here no more.
create table integration.package_missed (
  partner  text        not null references integration.partner,
  package  text        not null check (length(package) between 1 and 200),
  tries    integer     not null check (tries > 0),
  -- When it did not come for the first time, and the last; by the clock of the machine.
  since    timestamptz not null,
  tried_at timestamptz not null,
  fault    text        not null check (length(fault) between 1 and 100),
  primary key (partner, package)
);
comment on table integration.package_missed is 'Gói tin bên kia có mà chưa lấy được';

-- When a partner last handed over a package: then what does not come is no sign that it is away.
alter table integration.partner add column handed_over_at timestamptz;

alter table integration.package_in
  -- Null: the partner is told nothing, since the package never came.
  alter column due drop not null,
  -- How often the partner would not hear what became of it, why, and when it is told again.
  add column confirm_tries integer     not null default 0 check (confirm_tries >= 0),
  add column confirm_fault text        check (length(confirm_fault) between 1 and 100),
  add column confirm_after timestamptz not null default '-infinity',
  add constraint package_in_not_heard check ((confirm_tries = 0) = (confirm_fault is null));
drop index integration.package_in_to_confirm;
create index package_in_to_confirm on integration.package_in (partner, confirm_after) where confirmed is distinct from due;

grant select, insert, update (tries, tried_at, fault), delete on integration.package_missed to motcua_app;
grant select on integration.package_missed to motcua_report;
grant update (handed_over_at) on integration.partner to motcua_app;
grant select (handed_over_at) on integration.partner to motcua_report;
grant update (confirm_tries, confirm_fault, confirm_after) on integration.package_in to motcua_app;
