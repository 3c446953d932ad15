-- Owner: integration. The messages as a log that somebody searches, and what was told again of a difference.

-- The log of a partner, the newest first: each search reads at most a page of each state of each partner.
create index message_out_log on integration.message_out (partner, state, happened_at, id);

-- When somebody had the dossier told anew; the next comparison of the day takes the difference away, or finds it again.
alter table integration.difference add column told_again_at timestamptz;
grant update (told_again_at) on integration.difference to motcua_app;
