-- Owner: integration. A message that others answer has a number of its own, and what they say of it is kept beside it.

alter table integration.message_out
  -- Mã văn bản: by which the partner speaks of it.
  add column number        text        check (length(number) between 1 and 200),
  -- Trạng thái do bên nhận báo: what whoever received it said last, and when by their clock.
  add column said_state    text        check (said_state ~ '^[a-z][a-z-]{0,39}$'),
  add column said_state_at timestamptz,
  add constraint message_out_said_whole check ((said_state is null) = (said_state_at is null));
comment on column integration.message_out.said_state is 'Trạng thái xử lý do bên nhận báo';
create unique index message_out_numbered_once on integration.message_out (partner, number) where number is not null;

grant update (said_state, said_state_at) on integration.message_out to motcua_app;
grant select (said_state, said_state_at) on integration.message_out to motcua_report;
