-- Owner: integration. How often an endpoint was tried out (gửi thử): so many times within an hour and no more.

alter table integration.webhook
  -- Since when they are counted, by the clock of the machine; null of one that was never tried out.
  add column trials_from timestamptz,
  add column trials integer not null default 0 check (trials >= 0),
  add constraint webhook_tried_since check ((trials_from is null) = (trials = 0));
grant update (trials_from, trials) on integration.webhook to motcua_app;
grant select (trials_from, trials) on integration.webhook to motcua_report;
