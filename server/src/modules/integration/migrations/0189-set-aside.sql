-- Owner: integration. What stands behind a refused message is set aside: whoever sends looks only at what may go.

alter table integration.message_out
  -- Đứng sau thư bị từ chối: one before it in its order is dead. Never of one before which nothing is dead, since it would
  -- wait for ever; of one that nobody looked at yet it may be said late.
  add column is_behind boolean not null default false,
  add constraint message_out_behind check (not is_behind or state = 'waiting');
comment on column integration.message_out.is_behind is 'Thư chờ sau một thư bị từ chối';

-- The queue of a partner, in its order: what may go, and what is set aside.
drop index integration.message_out_waiting;
create index message_out_waiting on integration.message_out (partner, is_behind, id) where state = 'waiting';
-- Words about one message that came, which a dead one of them holds up.
create index message_out_waiting_word on integration.message_out (partner, answers_id)
  where state = 'waiting' and answers_id is not null;

grant update (is_behind) on integration.message_out to motcua_app;
grant select (is_behind) on integration.message_out to motcua_report;
