-- Owner: organisation. Holidays that were declared after a calendar was loaded; an import leaves them in.

-- Ngày nghỉ công bố bổ sung.
create table organisation.declared_holiday (
  day         date        primary key,
  name        text        not null check (name <> ''),
  basis       text        not null check (basis <> ''),
  declared_at timestamptz not null,
  declared_by bigint      not null
);
comment on table  organisation.declared_holiday       is 'Ngày nghỉ công bố bổ sung; holds in every calendar';
comment on column organisation.declared_holiday.basis is 'The decision that declares it';

grant select, insert on organisation.declared_holiday to motcua_app;
revoke select on organisation.declared_holiday from motcua_report;
grant select (day, name, basis, declared_at) on organisation.declared_holiday to motcua_report;
