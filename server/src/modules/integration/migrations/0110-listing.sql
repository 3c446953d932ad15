-- Owner: integration. A partner that lists all it has for ever is asked for what is new.

alter table integration.partner
  -- By the clock of the partner: what was listed of until then is kept here.
  add column listed_until    timestamptz,
  -- By the clock of the machine: when it was last asked for all that it has.
  add column listed_whole_at timestamptz;
comment on column integration.partner.listed_until is 'Đã lấy đủ thư đến tới thời điểm này, theo giờ bên gửi';

grant update (listed_until, listed_whole_at) on integration.partner to motcua_app;
grant select (listed_until, listed_whole_at) on integration.partner to motcua_report;
