-- Owner: payments. When a day was last held three ways against itself, and what it came to.

create table payments.reconciled_day (
  day       date        primary key,
  at        timestamptz not null,
  ours      bigint      not null check (ours between 0 and 9007199254740991),
  -- None without a gateway.
  gateway   bigint      check (gateway between 0 and 9007199254740991),
  statement bigint      not null check (statement between 0 and 9007199254740991)
);
comment on table payments.reconciled_day is 'Lần đối soát gần nhất của một ngày';

grant select, insert on payments.reconciled_day to motcua_app;
grant update (at, ours, gateway, statement) on payments.reconciled_day to motcua_app;
grant select on payments.reconciled_day to motcua_report;
