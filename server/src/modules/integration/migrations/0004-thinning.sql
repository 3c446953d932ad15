-- Owner: integration. What an old message said goes; that it was sent and taken, with its hashes, stays.

alter table integration.message_out add column thinned_at timestamptz;
alter table integration.message_out add constraint message_out_thinned
  check (thinned_at is null or state in ('acknowledged', 'dropped') and body = '{}');
-- What is still to be thinned out, the oldest first.
create index message_out_whole on integration.message_out (made_at)
  where thinned_at is null and state in ('acknowledged', 'dropped');
grant update (thinned_at) on integration.message_out to motcua_app;
grant select (thinned_at) on integration.message_out to motcua_report;
